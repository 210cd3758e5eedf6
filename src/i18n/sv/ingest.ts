import type { IngestCode } from '../../domain/codes.ts';
import type { ErrorText } from '../error-text.ts';

export const ingestTexts: Record<IngestCode, ErrorText> = {
  'file-empty': {
    message: 'Filen är tom.',
    hint: 'Inget att göra om det var väntat; annars be avsändaren skicka om den.',
  },
  'file-too-large': {
    message: 'Filen är för stor ({sizeBytes} byte, gränsen är {largestBytes}).',
    hint: 'Dela upp filen, till exempel per period, och lägg delarna i importmappen.',
  },
  'file-changed-after-commit': {
    message: 'Filen {file} växte efter att den lästes in ({sizeBytes} byte då, {nowBytes} byte nu).',
    hint: 'Avsändaren skrev vidare i filen. Originalet är arkiverat som det är nu; lägg in hela filen igen, så läses bara de rader in som saknas.',
  },
  'same-content-elsewhere': {
    message: 'Samma innehåll är redan inläst för enhet {unit}, import {import} (filen {file}).',
    hint: 'Kontrollera att filen lades i rätt mapp; raderna är inlästa här också.',
  },
  'file-read-failed': {
    message: 'Filen gick inte att läsa: {reason}',
    hint: 'Spara filen och anmäl felet med felkoden; filen ligger orörd i karantänen.',
  },
  'file-of-another-company': {
    message: (params) =>
      `Filen gäller organisationsnummer ${params['orgNumber']}${params['right'] ? ` (enhet ${params['right']}, ${params['name']})` : ''}, men mappen hör till enhet ${params['unit']}${params['expected'] ? ` (${params['expected']})` : ''}.`,
    hint: (params) =>
      params['path'] ? `Lägg filen i  ${params['path']}` : 'Lägg filen i rätt enhets importmapp.',
  },
  'file-in-other-hands': {
    message: 'Filen {id} hanteras just nu av en annan process.',
    hint: 'Vänta tills den är klar och försök igen.',
  },
  'file-not-found': {
    message: 'Det finns ingen fil med id {id}.',
    hint: 'Kommandot prickakonto files visar filerna och deras id.',
  },
  'file-not-quarantined': {
    message: 'Filen {id} ligger inte i karantän (läge: {state}).',
    hint: 'Bara filer i karantän kan tas upp igen.',
  },
  'import-account-unmapped': {
    message: 'Importen {import} säger inte vilket bokföringskonto filens konto "{account}" hör till.',
    hint: (params) =>
      `Lägg till raden  accounts: { "${params['account']}": "<bokföringskonto>" }  under importen ${params['import']} och kör  prickakonto files retry.`,
  },
  'archive-bytes-missing': {
    message: 'Originalet till {file} finns varken i arbetsmappen eller i arkivet ({path}).',
    hint: 'Någon har flyttat eller tagit bort filen. Återställ den från säkerhetskopia till arkivplatsen.',
  },
  'archive-bytes-differ': {
    message: 'På arkivplatsen {path} ligger en annan fil än originalet till {file}.',
    hint: 'Flytta undan den filen; originalet ligger kvar i arbetsmappen och arkiveras vid nästa försök.',
  },
};
