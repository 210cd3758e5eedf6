import { readFileSync, writeFileSync } from 'node:fs';
import type { Workspace } from './workspace.ts';

/** The workspace's configuration as it is written. */
export interface WrittenConfig {
  units: Record<string, unknown>[];
  imports: Record<string, unknown>[];
  groups: Record<string, unknown>[];
  rules: Record<string, unknown>[];
}

export function changeConfig(workspace: Workspace, change: (config: WrittenConfig) => void): void {
  const config = JSON.parse(readFileSync(workspace.configPath, 'utf8')) as WrittenConfig;
  change(config);
  writeFileSync(workspace.configPath, JSON.stringify(config));
}
