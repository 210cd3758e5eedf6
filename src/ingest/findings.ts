/** Findings of one file within bounds: the first error refuses it, warnings stay on it. */
import type { Finding } from '../domain/finding.ts';
import type { ImportDefinition } from '../domain/settings.ts';
import type { FileWarning } from '../domain/source-file.ts';

export interface Findings {
  add(found: Finding): void;
  /** The first of them refuses the file. */
  error(): Finding | null;
  errors(): number;
  warnings(): readonly FileWarning[];
}

/** More than these are not kept: a vendor's habit stands on every line of its files. */
const mostWarnings = 100;

export function createFindings(definition: ImportDefinition): Findings {
  const warnings: FileWarning[] = [];
  let error: Finding | null = null;
  let errors = 0;
  return {
    add(found) {
      if (refuses(definition, found)) {
        errors += 1;
        error ??= { ...found, severity: 'error' };
      } else if (warnings.length < mostWarnings) {
        warnings.push({ ...found, severity: 'warning' });
      }
    },
    error: () => error,
    errors: () => errors,
    warnings: () => warnings,
  };
}

/** An error refuses the file; the import definition may be stricter with balances, or lenient with vouchers. */
function refuses({ balanceGate, voucherGate }: ImportDefinition, found: Finding): boolean {
  if (found.code === 'voucher-unbalanced') return voucherGate === 'refuse';
  return found.severity === 'error' || (found.code === 'balance-differs' && balanceGate === 'refuse');
}
