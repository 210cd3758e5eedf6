import type { CliCode } from '../../domain/codes.ts';
import type { ErrorText } from '../error-text.ts';

const optionProblems: Readonly<Record<string, string>> = {
  value: 'saknar värde',
  missing: 'måste anges',
  duration: 'ska vara en tid som 30s, 10m eller 2h',
  address: 'ska vara en e-postadress som namn@företag.se',
  language: 'ska vara sv eller en',
  together: 'behöver --import eller --reconcile (eller /A, /U, /R)',
};

export const cliTexts: Record<CliCode, ErrorText> = {
  'cli-unknown-word': {
    message: 'Okänt ord på kommandoraden: {word}',
    hint: (params) =>
      `${params['nearest'] ? `Menade du ${params['nearest']}? ` : ''}prickakonto --help visar alla kommandon och val.`,
  },
  'cli-too-many-switches': {
    message: 'Bara ett av /A, /U och /R får anges: {words}',
    hint: 'Välj /A (allt), /U (bara import) eller /R (bara avstämning).',
  },
  'cli-option-invalid': {
    message: (params) =>
      `${params['option']} ${optionProblems[String(params['problem'])] ?? 'kan inte användas så'}.`,
    hint: 'Se  prickakonto --help  eller  prickakonto KOMMANDO --help.',
  },
  'cli-command-missing': {
    message: 'Inget kommando angivet.',
    hint: 'prickakonto --help visar alla kommandon; /A importerar och stämmer av.',
  },
  'cli-file-exists': {
    message: '{path} finns redan och skrivs inte över.',
    hint: 'Ange ett annat namn, eller flytta undan filen.',
  },
  'cli-file-unreadable': {
    message: '{path} går inte att läsa: {reason}',
    hint: 'Kontrollera namnet och behörigheten.',
  },
  'id-unknown': {
    message: 'Det finns inget med id {id}.',
    hint: 'Id:n står i listorna: prickakonto files, open och matches; enheter, grupper och importer i konfigurationen.',
  },
  'agent-already-runs': {
    message: 'En agent arbetar redan mot samma databas (process {pid}, körning {run}).',
    hint: 'Stoppa den först, eller kör /A, /U eller /R: de fungerar bredvid agenten.',
  },
  'demo-folder-not-empty': {
    message: 'Mappen {path} är inte tom och är inte gjord av demon.',
    hint: 'Välj en tom mapp med --folder; demon tömmer bara mappar som den själv har gjort.',
  },
  'background-jobs-off': {
    message: 'Bakgrundsjobb är inte aktiverade; inget gjordes.',
    hint: 'Sätt  backgroundJobs: { enabled: true }  i konfigurationen.',
  },
  'run-timed-out': {
    message: '{files} filer var inte klara när väntetiden gick ut.',
    hint: 'De tas av agenten eller nästa körning; --wait ger längre tid.',
  },
  unexpected: {
    message: 'Ett oväntat fel: {reason}',
    hint: 'Inget är förlorat; kör om. Anmäl felet med raden ur loggen (--verbose visar mer).',
  },
};
