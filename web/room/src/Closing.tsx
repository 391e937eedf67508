import { useState } from 'react';
import { Button, Field, Icon, Options } from '@tiepdan/design';
import { useTexts } from '@tiepdan/texts';
import type { Outcome } from '@tiepdan/page';
import { useRoom } from './context';
import { Refusal } from './refusal';

const OUTCOMES: readonly Outcome[] = [
  'accepted',
  'guided',
  'transferred',
  'more-needed',
  'referred-to-head',
  'refused',
  'citizen-left',
];
const MOST_SUMMARY = 2000;

/** Outcome and summary, beside the call that still runs. */
export function Closing() {
  const { room, desk } = useRoom();
  const { t } = useTexts();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [summary, setSummary] = useState(desk.current?.citizen?.matter.words ?? '');
  const [tried, setTried] = useState(false);
  const callRuns = desk.current?.invitation != null;
  const working = desk.asked !== null;
  const confirm = () => (outcome === null ? setTried(true) : room.close(outcome, summary.trim()));
  return (
    <section className="closing" aria-labelledby="closing-title" data-testid="closing">
      <h1 id="closing-title">{t('room.end.title')}</h1>
      <p>{t(callRuns ? 'room.end.lead' : 'room.call.over')}</p>
      <Options
        label={t('room.end.outcome')}
        testId="outcome"
        value={outcome}
        onChange={setOutcome}
        options={OUTCOMES.map((value) => ({ value, text: t(`outcome.${value}`) }))}
        error={tried && outcome === null ? t('room.end.outcome.missing') : null}
      />
      <Field
        label={t('room.end.summary')}
        help={t('room.end.summary.help')}
        testId="summary"
        value={summary}
        onChange={setSummary}
        rows={4}
        most={MOST_SUMMARY}
      />
      <Refusal type={desk.refused} />
      <div className="closing-actions">
        {callRuns && (
          <Button size="large" testId="closing-back" onPress={() => room.happened({ kind: 'ending', open: false })}>
            <Icon name="back" /> {t('room.end.back')}
          </Button>
        )}
        <Button size="large" look="primary" testId="closing-confirm" disabled={working} onPress={confirm}>
          {working ? t('room.end.working') : t('room.end.confirm')}
        </Button>
      </div>
    </section>
  );
}
