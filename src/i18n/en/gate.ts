import type { GateCode } from '../../domain/codes.ts';
import type { ErrorText } from '../error-text.ts';

export const gateTexts: Record<GateCode, ErrorText> = {};
