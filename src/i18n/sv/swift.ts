import type { SwiftCode } from '../../domain/codes.ts';
import type { ErrorText } from '../error-text.ts';

export const swiftTexts: Record<SwiftCode, ErrorText> = {};
