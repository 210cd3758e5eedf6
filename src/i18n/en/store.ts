import type { StoreCode } from '../../domain/codes.ts';
import type { ErrorText } from '../error-text.ts';

export const storeTexts: Record<StoreCode, ErrorText> = {
};
