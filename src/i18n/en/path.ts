import type { PathCode } from '../../domain/codes.ts';
import type { ErrorText } from '../error-text.ts';

export const pathTexts: Record<PathCode, ErrorText> = {
};
