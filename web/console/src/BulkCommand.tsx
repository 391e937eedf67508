import { useState } from 'react';
import { Banner, Button, Icon, Question } from '@tiepdan/design';
import { useTexts } from '@tiepdan/texts';
import { api } from './api';
import { CommandForm } from './CommandForm';
import type { FleetFilter, Placed } from './fleet-filter';
import type { Body, Site } from './model';
import { hrefOf } from './routes';
import { keepLeftOut, leftOut, MOST_AT_ONCE, selectionOf, WISH, type Issue } from './wish';

interface Props {
  meant: readonly Placed[];
  filter: FleetFilter;
  nameOf: (place: Site | Body) => string;
}

/** Tells every device of the list the same. What is meant is what stood there when the question was opened. */
export function BulkCommand({ meant, filter, nameOf }: Props) {
  const { t } = useTexts();
  const [asked, setAsked] = useState<readonly Placed[] | null>(null);
  return (
    <>
      <Button testId="bulk" onPress={() => setAsked(meant)}>
        <Icon name="next" size={22} /> {t('console.bulk.open', { count: meant.length })}
      </Button>
      <Question
        open={asked !== null}
        title={t('console.bulk.title', { count: asked?.length ?? 0 })}
        testId="ask-bulk"
        onDismiss={() => setAsked(null)}
        wide
      >
        {asked !== null && <Ask meant={asked} filter={filter} nameOf={nameOf} onKeep={() => setAsked(null)} />}
      </Question>
    </>
  );
}

function Ask({ meant, filter, nameOf, onKeep }: Props & { onKeep: () => void }) {
  const { t } = useTexts();
  if (meant.length > MOST_AT_ONCE) {
    return (
      <Banner tone="warning" testId="bulk-too-many">
        <Icon name="alarm" /> {t('console.bulk.too-many', { most: MOST_AT_ONCE })}
      </Banner>
    );
  }
  return (
    <>
      <p>{t('console.bulk.frozen')}</p>
      <ul
        className="bulk-names"
        tabIndex={0}
        aria-label={t('console.bulk.names', { count: meant.length })}
        data-testid="bulk-names"
      >
        {meant.map(({ id, row, site }) => (
          <li key={id}>
            <strong>{row.label}</strong>{' '}
            <span className="quiet">
              {site !== null && `${nameOf(site)} · `}
              {t(`presence.${row.presence.state}`)}
            </span>
          </li>
        ))}
      </ul>
      <CommandForm
        count={meant.length}
        onKeep={onKeep}
        send={(wish, key) =>
          api<Issue>('/commands', { ...selectionOf(meant, filter), wish }, 'POST', undefined, key).then((issue) => {
            keepLeftOut(key, leftOut(issue));
            window.location.hash = hrefOf('fleet', WISH + key);
          })
        }
      />
    </>
  );
}
