/**
 * Does a file belong to the enhet and import whose folder it lies in? What the configuration says refuses a file and names the
 * right place; what earlier files say only asks, so that one file in the wrong folder never locks out the right one.
 */
import { accountKey } from '../domain/account-key.ts';
import type { Finding } from '../domain/finding.ts';
import { orgNumberDigits } from '../domain/org-number.ts';
import type { ImportDefinition, Settings } from '../domain/settings.ts';
import type { Place } from './place.ts';

export interface Belongings {
  /** Digits of an organisation number → the units that have it. */
  readonly companies: Readonly<Record<string, readonly { readonly unit: string; readonly name: string }[]>>;
  /** Accounts that other imports name → where their files are dropped. */
  readonly accounts: Readonly<Record<string, RightPlace>>;
  /** Unit → its folder of this import. */
  readonly folders: Readonly<Record<string, string>>;
}

export interface RightPlace {
  readonly import: string;
  /** Empty when the import has several. */
  readonly unit: string;
  readonly path: string;
}

export function belongingsOf(settings: Settings, place: Place): Belongings {
  const companies = Map.groupBy(
    settings.units.map(({ code, name, orgNumber }) => ({
      unit: code,
      name,
      digits: orgNumberDigits(orgNumber ?? ''),
    })),
    (unit) => unit.digits ?? '',
  );
  companies.delete('');
  const accounts = settings.imports
    .filter((definition) => definition.id !== place.definition.id)
    .flatMap((definition) =>
      Object.keys(definition.accounts ?? {})
        .filter((account) => account !== '*')
        .map((account) => [account, rightPlace(definition, place.unit.code)] as const),
    )
    // Of several imports that name an account, the first.
    .reverse();
  const folders = Object.fromEntries(
    place.definition.places.flatMap((one) => (one.path === null ? [] : [[one.unit, one.path]])),
  );
  return { companies: Object.fromEntries(companies), accounts: Object.fromEntries(accounts), folders };
}

/** The unit's own folder of the other import, where it has one. */
function rightPlace({ name, places }: ImportDefinition, unit: string): RightPlace {
  const own = places.find((place) => place.unit === unit);
  const right = own ?? (places.length === 1 ? places[0] : undefined);
  return { import: name, unit: right?.unit ?? '', path: right?.path ?? '' };
}

/** A file that says it is of a company: refused when that is not the unit's, or when it is another unit's. */
export function companyFault(place: Place, belongings: Belongings, stated: string | null): Finding | null {
  const digits = stated === null ? null : orgNumberDigits(stated);
  if (digits === null) return null;
  const { unit } = place;
  const owners = belongings.companies[digits] ?? [];
  const isOwn = owners.some((owner) => owner.unit === unit.code);
  if (isOwn || (unit.orgNumber === null && owners.length === 0)) return null;
  const right = owners[0];
  return {
    code: 'file-of-another-company',
    severity: 'error',
    params: {
      orgNumber: stated ?? '',
      unit: unit.code,
      expected: unit.orgNumber ?? '',
      right: right?.unit ?? '',
      name: right?.name ?? '',
      path: (right && belongings.folders[right.unit]) ?? '',
    },
  };
}

/** Says once per account of the file that another import names it and this one does not. */
export function accountGate(
  definition: ImportDefinition,
  belongings: Belongings,
): (account: string | null) => Finding | null {
  let last: string | null = null;
  const told = new Set<string>();
  return (account) => {
    if (account === null || account === last) return null;
    last = account;
    const key = accountKey(account);
    if (definition.accounts === null || definition.accounts[key] !== undefined || told.has(key)) return null;
    const right = Object.hasOwn(belongings.accounts, key) ? belongings.accounts[key] : undefined;
    if (!right) return null;
    told.add(key);
    return { code: 'account-of-another-import', severity: 'error', params: { account, ...right } };
  };
}
