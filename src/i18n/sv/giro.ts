import type { GiroCode } from '../../domain/codes.ts';
import type { ErrorText } from '../error-text.ts';

export const giroTexts: Record<GiroCode, ErrorText> = {};
