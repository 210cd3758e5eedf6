import type { ReconcileCode } from '../../domain/codes.ts';
import type { ErrorText } from '../error-text.ts';

export const reconcileTexts: Record<ReconcileCode, ErrorText> = {
  'group-plan-refused': {
    message:
      'Kontrollen underkände avprickningen av {group} för enhet {unit}: {faults} fel. Inget är avprickat.',
    hint: 'Det är ett fel i programmet: anmäl det med loggen ({first}). Raderna ligger kvar som öppna.',
  },
  'group-run-failed': {
    message: 'Avstämningen av {group} för enhet {unit} gick inte att köra: {reason}',
    hint: 'Andra grupper och enheter är körda. Raderna ligger kvar och tas med nästa gång; se loggen.',
  },
  'group-busy': {
    message:
      'En annan körning ({heldBy}) stämmer av {groupId} för enhet {unit} och blev inte klar inom väntetiden.',
    hint: 'Vänta tills den är klar och kör igen; --wait ger längre väntetid.',
  },
  'unit-failed': {
    message: 'Enhet {unit} misslyckades: {reason}',
    hint: 'De andra enheterna är körda; se loggen.',
  },
  'window-missing-imports': {
    message: 'Avstämningen av {group} för enhet {unit} gjordes utan väntade filer från: {imports}.',
    hint: 'Se efter varför filerna inte kommit; när de kommer tas raderna med i nästa avstämning.',
  },
};
