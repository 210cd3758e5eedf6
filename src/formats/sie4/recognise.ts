import type { Detection } from '../../domain/source-file.ts';

const labels =
  'FLAGGA|KSUMMA|PROGRAM|FORMAT|GEN|SIETYP|PROSA|FTYP|FNR|ORGNR|BKOD|ADRESS|FNAMN|RAR|TAXAR|OMFATTN|KPTYP|VALUTA|KONTO|KTYP|SRU|DIM|OBJEKT|IB|UB|RES|VER';
const first = new RegExp(`^\\uFEFF?\\s*#(?:${labels})(?=[\\s"{]|$)`, 'i');

/**
 * Recognises SIE 4 (all types) by the beginning of a file, decoded in any way that keeps ASCII. Null when it is something
 * else. The extension says nothing: `.sie` is SIE 5 by the standard and SIE 4 in practice.
 */
export function recognise(head: string): Detection | null {
  if (!first.test(head)) return null;
  const typed = /^[ \t]*#SIETYP[ \t]+"?\d/im.test(head);
  return typed
    ? { format: 'sie4', confidence: 'certain', why: 'begins with a SIE item and names its #SIETYP' }
    : { format: 'sie4', confidence: 'likely', why: 'begins with a SIE item; #SIETYP is missing' };
}
