import type { FormatCode } from '../../domain/codes.ts';
import type { ErrorText } from '../error-text.ts';

export const formatTexts: Record<FormatCode, ErrorText> = {
};
