import type { IngestCode } from '../../domain/codes.ts';
import type { ErrorText } from '../error-text.ts';

export const ingestTexts: Record<IngestCode, ErrorText> = {
};
