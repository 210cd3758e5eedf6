import type { ReconcileCode } from '../../domain/codes.ts';
import type { ErrorText } from '../error-text.ts';

export const reconcileTexts: Record<ReconcileCode, ErrorText> = {
};
