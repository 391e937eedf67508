import { Icon } from '@tiepdan/design';
import { known, useTexts, type Speech } from '@tiepdan/texts';
import { mendOf, sentenceOf } from './findings';
import type { Alarm } from './model';

/** What needs a person: what happened, since when, what to do. */
export function Alarms({ alarms }: { alarms: readonly Alarm[] }) {
  const speech = useTexts();
  const { t, when } = speech;
  if (alarms.length === 0) {
    return null;
  }
  return (
    <ul className="alarms" aria-label={t('console.alarms')} data-testid="alarms">
      {alarms.map((alarm) => (
        <li
          key={alarm.name}
          className="mend tone-bad"
          data-testid={`alarm-${alarm.name}`}
          data-code={alarm.finding?.code ?? ''}
        >
          <Icon name="alarm" size={24} />
          <span>
            <strong>
              {partOf(alarm.name, t)}: {sentenceOf(alarm.finding, speech)}
            </strong>{' '}
            {t('console.alarms.since', { time: when(alarm.since) })}
            <br />
            {t('console.alarms.do')}{' '}
            {mendOf(alarm.finding, speech) ?? t('console.fleet.mend.PART', { name: partOf(alarm.name, t) })}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function partOf(kind: string, t: Speech['t']): string {
  const part = known(`peripheral.${kind}`);
  return part === null ? kind : t(part);
}
