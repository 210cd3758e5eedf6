import type { ConfigCode } from '../../domain/codes.ts';
import type { Params } from '../../domain/finding.ts';
import type { ErrorText } from '../error-text.ts';

/** What people read of faults in the configuration. */
const regexReasons: Readonly<Record<string, string>> = {
  'not-compiling': 'The pattern cannot be read; check its brackets and backslashes.',
  'back-reference': 'Write it without references back (\\1): they can make a search endlessly slow.',
  'nested-quantifier':
    'A group that repeats may not itself hold repetitions or choices, such as (a+)+; write it without.',
  'too-long': 'The pattern may have at most 500 characters.',
};

const kindsOfValue: Readonly<Record<string, string>> = {
  string: 'a text',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
  array: 'a list: [ … ] or lines that begin with -',
  object: 'a group of keys',
  record: 'a group of keys',
};

const kinds: Readonly<Record<string, string>> = {
  unit: 'units',
  import: 'imports',
  group: 'groups',
  rule: 'rules',
};

function nearestHint({ nearest, known }: Params): string {
  if (nearest) return `Did you mean ${nearest}?`;
  return known ? `There is: ${known}.` : 'There is nothing to choose here; remove it.';
}

export const configTexts: Record<ConfigCode, ErrorText> = {
  'config-file-missing': {
    message: 'The configuration file {path} does not exist.',
    hint: 'Create it with prickakonto config init, or name another one with --config.',
  },
  'config-file-unreadable': {
    message: 'The configuration file {path} cannot be read ({reason}).',
    hint: 'Give the account that runs prickakonto the right to read it.',
  },
  'config-file-too-large': {
    message: 'The configuration file {path} is {sizeBytes} bytes; the limit is 1 MB.',
    hint: 'Check that it is the right file.',
  },
  'config-not-utf8': {
    message: 'The configuration file {path} is not saved as UTF-8.',
    hint: 'Save the file again in the encoding UTF-8.',
  },
  'config-invalid': {
    message: 'The configuration file {path} has {count} faults; nothing was touched.',
    hint: 'Correct the faults listed and run prickakonto config check.',
  },
  'config-yaml-syntax': {
    message: 'Line {line} cannot be read as YAML: {reason}',
    hint: 'Check indentation (blanks, no tabs), colons, quotes and brackets on this line and the one before.',
  },
  'config-key-duplicate': {
    message: 'The key {name} on line {line} stands twice at the same level.',
    hint: 'Remove one of them, or join them.',
  },
  'config-yaml-anchor': {
    message: 'Line {line}: the YAML anchor {written} may not be used here.',
    hint: 'Remove it and write the value at each place. Quote the text if it is one that begins with &.',
  },
  'config-yaml-alias': {
    message: 'Line {line}: the YAML alias {written} may not be used here.',
    hint: 'Write the value itself. Quote the text if it is one that begins with *: "*".',
  },
  'config-yaml-tag': {
    message: 'Line {line}: the YAML tag {written} may not be used here.',
    hint: 'Remove it. Quote the text if it is one that begins with !.',
  },
  'config-number-unquoted': {
    message: '{key}: {written} is written as a number, but this is a text (code, account or id).',
    hint: 'Put it in quotes: "{written}".',
  },
  'config-amount-unquoted': {
    message: '{key}: the amount was split at the comma.',
    hint: 'Put the whole amount in quotes, such as "0,99 kr".',
  },
  'config-key-unknown': {
    message: 'There is no key {key}.',
    hint: nearestHint,
  },
  'config-rule-key-not-allowed': {
    message: '{key}: the key {name} does not belong to rules of type {type}.',
    hint: 'Remove it, or change the type; {name} exists for {families}.',
  },
  'config-key-missing': {
    message: 'The key {key} is missing.',
    hint: 'Add it; prickakonto config schema and docs/reference/config.md show what it means.',
  },
  'config-type': {
    message: ({ key, value }) => `${key || 'The file'} has a value of the wrong kind: ${value}.`,
    hint: ({ expected }) => `It should be ${kindsOfValue[String(expected)] ?? expected}.`,
  },
  'config-value-unknown': {
    message: '{key}: {value} is no value that there is.',
    hint: nearestHint,
  },
  'config-not-supported-yet': {
    message: '{what} is not supported yet ({key}).',
    hint: 'It comes with a later version; remove it or choose another value until then.',
  },
  'config-number-range': {
    message: '{key}: {value} is outside the range.',
    hint: 'It should be {range}.',
  },
  'config-empty': {
    message: '{key} is empty.',
    hint: 'Write a value, or remove the key when it is not needed.',
  },
  'config-id': {
    message: '{key}: {value} will not do as an id.',
    hint: 'Use letters, digits, hyphen, dot and underscore, at most 64 characters, no blanks.',
  },
  'config-duration': {
    message: '{key}: {value} is no duration.',
    hint: 'Write a whole number and a unit: 250ms, 30s, 15m, 26h or 7d.',
  },
  'config-secret-place': {
    message: '{key} should say where the secret is, not be it.',
    hint: 'Write env:NAME (an environment variable) or file:/path.',
  },
  'config-email': {
    message: '{key}: {value} is no e-mail address.',
    hint: 'Write it as name@company.se.',
  },
  'config-regex': {
    message: '{key}: the pattern {value} cannot be used.',
    hint: ({ reason }) => regexReasons[String(reason)] ?? String(reason),
  },
  'config-money': {
    message: '{key}: {value} is no amount in kronor.',
    hint: 'Write the amount with its unit in quotes: "0,99 kr" or "0.99 SEK"; or in whole öre under minOre and maxOre.',
  },
  'config-ore': {
    message: '{key}: {value} is no whole number of öre.',
    hint: 'Write a whole number; 99 means 0.99 kr.',
  },
  'config-days': {
    message: '{key}: {value} is no valid number of days.',
    hint: 'Write a whole number from 0 to 400; before and after together at most 400.',
  },
  'config-field-name': {
    message: '{key}: {value} will not do as a field name.',
    hint: 'Use letters a–z and digits, or object. and a dimension.',
  },
  'config-field-unknown': {
    message: '{key}: there is no field {value}.',
    hint: nearestHint,
  },
  'config-normaliser-unknown': {
    message: '{key}: there is no normaliser {value}.',
    hint: nearestHint,
  },
  'config-date-format': {
    message: '{key}: {value} is no date format.',
    hint: 'Write yyyy (or yy), MM and dd with separators, such as yyyy-MM-dd.',
  },
  'config-time-zone': {
    message: '{key}: there is no time zone {value}.',
    hint: 'Write a name such as Europe/Stockholm.',
  },
  'config-org-number': {
    message: '{key}: {value} is no organisation number; its check digit is wrong.',
    hint: 'Check the digits; ten of them, such as 559999-0008.',
  },
  'config-delimiter': {
    message: '{key}: {value} is no delimiter.',
    hint: 'Write one single character in quotes: ";", "," or "\\t" (tab).',
  },
  'config-store': {
    message: '{key}: {value} is no database address.',
    hint: 'Write sqlite: and a path, such as sqlite:var/prickakonto.db.',
  },
  'config-csv-layout-missing': {
    message:
      '{key}: the import {import} reads a table without headings (headerRow: 0) but does not say which columns it has.',
    hint: 'Add  columns:  with their numbers, for example { date: "1", text: "2", amount: "3" }.',
  },
  'config-csv-columns': {
    message: '{key}: the import {import} has no column for {missing}.',
    hint: 'Name the column of date, and of amount (or both debit and credit), or take columns away to have them found.',
  },
  'config-csv-unused': {
    message: '{key}: the import {import} has a csv layout but reads another format.',
    hint: 'Remove csv:, or set format: csv.',
  },
  'config-positional-missing': {
    message: '{key}: the import {import} reads text in fixed positions but has no layout.',
    hint: 'Add positional: with decimal, dateFormat and columns, where each field has from and to as in the layout sheet.',
  },
  'config-positional-columns': {
    message: '{key}: the import {import} has no positions for {missing}.',
    hint: 'Give the positions of date, and of amount (or of both debit and credit).',
  },
  'config-positional-span': {
    message: '{key}: the field {field} has no valid positions (from {from}, to {to}).',
    hint: 'The first position of a line is 1. Give from, and either to or length; to is not less than from, nor more than recordLength.',
  },
  'config-positional-overlap': {
    message: '{key}: {field} ({from}–{to}) runs into {other} ({otherFrom}–{otherTo}).',
    hint: 'Compare with the layout sheet. Dates, amounts, signs and currencies share no position with other fields.',
  },
  'config-positional-total': {
    message: '{key}: the line of totals names neither amount nor count.',
    hint: 'Say where the sum (amount) or the number (count) stands on the line, or take total: away.',
  },
  'config-positional-unused': {
    message: '{key}: the import {import} has a positional layout but reads another format.',
    hint: 'Take positional: away, or set format: positional.',
  },
  'config-rule-key-missing': {
    message: '{key}: the rule has no fields that must be equal.',
    hint: 'Name at least one field, such as key: [reference].',
  },
  'config-id-duplicate': {
    message: '{key}: {id} stands there more than once.',
    hint: 'Give one of them another id, or remove it.',
  },
  'config-reference-unknown': {
    message: ({ key, value, kind }) => `${key}: ${value} is not among the ${kinds[String(kind)] ?? ''}.`,
    hint: nearestHint,
  },
  'config-path-missing': {
    message: '{key}: the import {import} of unit {unit} is scheduled but has no import path.',
    hint: 'Add path: with the folder that files are dropped in, or remove scheduled.',
  },
  'config-archive-path-missing': {
    message: '{key}: the import {import} of unit {unit} is scheduled but has no archive path.',
    hint: 'Add archivePath: with a folder that does not lie in the import folder, or remove scheduled.',
  },
  'config-paths-same': {
    message: '{key}: the import {import} of unit {unit} has the same folder for import and archive: {path}.',
    hint: 'Choose another folder for the archive.',
  },
  'config-paths-nested': {
    message:
      '{key}: of the import {import} of unit {unit}, archive {archivePath} and import folder {path} lie one in the other.',
    hint: 'Put them beside each other, neither inside the other.',
  },
  'config-quarantine-path': {
    message:
      '{key}: the import {import} of unit {unit} has its quarantine in the folder of import or archive: {path}.',
    hint: 'Choose a folder of its own, or remove quarantinePath.',
  },
  'config-path-shared': {
    message: '{key}: the folder {path} is already used by the import {other}, unit {otherUnit}.',
    hint: 'Give each import and unit a folder of its own.',
  },
  'config-account-twice': {
    message: '{key}: the import {import} has both account and accounts.',
    hint: 'Keep one of them; account: "1510" is short for accounts: { "*": "1510" }.',
  },
  'config-accounts-on-ledger': {
    message: '{key}: the import {import} feeds the ledger, whose rows already carry accounts.',
    hint: 'Remove account and accounts.',
  },
  'config-accounts-missing': {
    message: '{key}: the import {import} does not say which ledger account its rows belong to.',
    hint: 'Add account: "1930", or accounts: with the file\'s account and the ledger account, or a column account.',
  },
  'config-mail-from-missing': {
    message: '{key}: e-mail is on but has no sender.',
    hint: 'Add from: with the address to send from.',
  },
  'config-mail-transport-incomplete': {
    message: '{key}: e-mail is on, but {missing} is missing for the transport {transport}.',
    hint: 'Add smtp: with host and port, or transport: file with folder.',
  },
  'config-mail-needed': {
    message: '{key}: {asked} needs e-mail to be on.',
    hint: 'Set mail.enabled: true, or {asked} to false.',
  },
  'config-recipients-missing': {
    message: '{key}: {asked} has nobody to send to.',
    hint: 'Add recipients: with at least one address.',
  },
  'config-tolerance-twice': {
    message: '{key}: the rule {rule} has both {words} and {number}.',
    hint: 'Keep one of them.',
  },
  'config-tolerance-order': {
    message: '{key}: the rule {rule} has a least difference above the greatest.',
    hint: 'Swap min and max; a limit left out is 0 kr.',
  },
  'config-tolerance-class-missing': {
    message: '{key}: the rule {rule} is of type unique and must say what the difference is.',
    hint: 'Add class: rounding, bankFee, cardFee, exchangeRate or cashDiscount.',
  },
  'config-tolerance-account-missing': {
    message:
      '{key}: the rule {rule} ticks off with a difference ({class}) but does not say on which account.',
    hint: 'Add account: with the account of the difference, or mode: suggest.',
  },
  'config-family-in-group': {
    message: '{key}: the rule {rule} of type {family} does not fit the group {group} of type {type}.',
    hint: 'Use it in a group of type ledger, or change to exact, unique or sum.',
  },
  'config-when-complete-source': {
    message:
      '{key}: the rule {rule} of the group {group} waits for complete data, but the import {import} has completeThrough: none.',
    hint: 'Remove whenComplete of the rule, or set completeThrough of the import to statement, generated or lastRow.',
  },
  'config-secret-missing': {
    message: 'The secret at {from} does not exist or is empty.',
    hint: 'Set the environment variable, or create the file and let the account that runs prickakonto read it.',
  },
  'config-group-not-fed': {
    message: '{key}: the group {group} has no import that feeds the side {side} of unit {unit}.',
    hint: 'Add an import with feeds: {side} for the unit, or remove the unit from the group.',
  },
  'config-rule-unused': {
    message: '{key}: the rule {rule} is in no group and never runs.',
    hint: 'Add it under rules of a group, or remove it.',
  },
  'config-rule-shadowed': {
    message:
      '{key}: the rule {rule} of the group {group} looks for the same as {by} before it and never finds anything.',
    hint: 'Remove one of them, or change its conditions.',
  },
  'config-group-rules-excluded': {
    message:
      '{key}: the group {group} is reconciled by the scheduler, but all its rules are excluded from automatic runs.',
    hint: 'Remove excludedFromAutomatic of at least one rule, or scheduled of the group.',
  },
  'config-span-needless': {
    message: '{key}: the rule {rule} has the date in its key; spanDays then does nothing.',
    hint: 'Remove spanDays, or the date from the key.',
  },
};
