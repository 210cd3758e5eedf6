import type { CliCode } from '../../domain/codes.ts';
import type { ErrorText } from '../error-text.ts';

export const cliTexts: Record<CliCode, ErrorText> = {
};
