import { stringify } from 'yaml';
import type { Settings } from '../domain/settings.ts';

/**
 * The effective settings for people: everything as it works now, durations in ms, money in öre. Settings hold no secret,
 * only the place of one (`passwordFrom: env:NAME`), and that is what is shown.
 */
export function showSettings(settings: Settings): Record<string, unknown> {
  return { ...settings };
}

export function settingsAsYaml(settings: Settings): string {
  return stringify(showSettings(settings), { lineWidth: 120, aliasDuplicateObjects: false });
}
