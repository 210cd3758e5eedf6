/** Account numbers of parties: bankgiro, plusgiro, mobile (fact sheet: formats/international, 2). */
import { child, firstText, path, textAt, type XmlNode } from './xml-node.ts';

const schemes = [path('SchmeNm/Prtry'), path('SchmeNm/Cd')];
const id = path('Id');

function othersOf(account: XmlNode | undefined): readonly XmlNode[] {
  return (child(account, 'Id')?.children ?? []).filter(({ name }) => name === 'Othr');
}

/** The bankgiro number of an account (`Othr/Id` under the scheme BGNR), digits only. */
export function giroOf(account: XmlNode | undefined): string | undefined {
  if (!account) return undefined;
  const giro = othersOf(account).find((other) => firstText(other, schemes) === 'BGNR');
  return textAt(giro, id)?.replace(/\D/g, '') || undefined;
}

const named: ReadonlySet<string> = new Set(['BGNR', 'PGNR', 'MOBNB']);

/** A number that Swedes know a payer by, for a payment without a name: bankgiro, plusgiro, the mobile number of Swish. */
export function numberOf(account: XmlNode | undefined): string | undefined {
  const other = othersOf(account).find((found) => named.has(firstText(found, schemes) ?? ''));
  return textAt(other, id);
}
