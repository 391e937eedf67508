import { useState } from 'react';
import { Banner, Button, Icon } from '@tiepdan/design';
import { useTexts } from '@tiepdan/texts';
import { api, ApiFailure } from './api';
import type { Command, Staff } from './model';
import { useResource, whyOf } from './resource';
import { MOST_AT_ONCE, wishesOf } from './wish';

/** What waits for a second person, wish by wish: agreed to or taken back with one press, however many devices it is for. */
export function AwaitingPanel({ staff }: { staff: Staff }) {
  const { t } = useTexts();
  const underWay = useResource<Command[]>(`/commands?underWay=true&limit=${MOST_AT_ONCE}`, ['command']);
  const wishes = wishesOf(underWay.value ?? []);
  if (wishes.length === 0) {
    return null;
  }
  return (
    <section className="panel" aria-labelledby="awaiting-title" data-testid="awaiting">
      <h2 id="awaiting-title">{t('console.awaiting.title')}</h2>
      <ul className="commands">
        {wishes.map((wish) => (
          <Wish key={wish[0]!.id} wish={wish} own={wish[0]!.by === staff.name} onChanged={underWay.again} />
        ))}
      </ul>
    </section>
  );
}

function Wish({ wish, own, onChanged }: { wish: readonly Command[]; own: boolean; onChanged: () => void }) {
  const { t, when } = useTexts();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<readonly ApiFailure[]>([]);
  const first = wish[0]!;
  const count = wish.length;
  /** One after the other: each is checked for itself, and one that is refused does not keep the others. */
  const forEach = async (path: string, method: string) => {
    setBusy(true);
    const failures: ApiFailure[] = [];
    for (const { id } of wish) {
      await api(`/commands/${id}${path}`, {}, method).catch(
        (error: unknown) => error instanceof ApiFailure && failures.push(error),
      );
    }
    setRefused(failures);
    setBusy(false);
    onChanged();
  };
  return (
    <li data-testid={`awaiting-${first.id}`}>
      <p>
        <strong>{t('console.awaiting.wish', { command: t(`console.command.kind.${first.kind}`), count })}</strong>
      </p>
      <p className="quiet">
        {t('console.command.by', { reason: first.reason, by: first.by, time: when(first.issuedAt) })}
      </p>
      {own && <p>{t('console.awaiting.own')}</p>}
      {refused.length > 0 && (
        <Banner tone="bad" testId="awaiting-refused">
          {t('console.awaiting.refused', { count: refused.length, why: whyOf(refused[0]!, t) })}
        </Banner>
      )}
      <div className="actions">
        {!own && (
          <Button testId="agree-all" disabled={busy} onPress={() => void forEach('/agreement', 'PUT')}>
            <Icon name="check" size={22} /> {t('console.awaiting.agree', { count })}
          </Button>
        )}
        <Button testId="withdraw-all" disabled={busy} onPress={() => void forEach('', 'DELETE')}>
          {t('console.awaiting.withdraw', { count })}
        </Button>
      </div>
    </li>
  );
}
