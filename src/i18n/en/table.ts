import type { TableCode } from '../../domain/codes.ts';
import type { ErrorText } from '../error-text.ts';

export const tableTexts: Record<TableCode, ErrorText> = {};
