import type { MailCode } from '../../domain/codes.ts';
import type { ErrorText } from '../error-text.ts';

export const mailTexts: Record<MailCode, ErrorText> = {
};
