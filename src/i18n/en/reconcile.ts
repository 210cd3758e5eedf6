import type { ReconcileCode } from '../../domain/codes.ts';
import type { ErrorText } from '../error-text.ts';

export const reconcileTexts: Record<ReconcileCode, ErrorText> = {
  'group-plan-refused': {
    message:
      'The check refused the matches of {group} for unit {unit}: {faults} faults. Nothing was ticked off.',
    hint: 'This is a fault of the program: report it with the log ({first}). The rows are still open.',
  },
  'group-run-failed': {
    message: 'Reconciling {group} for unit {unit} could not be run: {reason}',
    hint: 'Other groups and units were run. The rows stay and take part next time; see the log.',
  },
  'group-busy': {
    message:
      'Another run ({heldBy}) reconciles {groupId} for unit {unit} and did not finish within the wait.',
    hint: 'Wait until it has finished and run again; --wait gives it longer.',
  },
  'unit-failed': { message: 'Unit {unit} failed: {reason}', hint: 'The other units were run; see the log.' },
  'window-missing-imports': {
    message: '{group} for unit {unit} was reconciled without expected files of: {imports}.',
    hint: 'Find out why they have not come; when they do, their rows take part in the next reconciliation.',
  },
};
