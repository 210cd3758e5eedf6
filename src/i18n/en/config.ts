import type { ConfigCode } from '../../domain/codes.ts';
import type { ErrorText } from '../error-text.ts';

export const configTexts: Record<ConfigCode, ErrorText> = {
};
