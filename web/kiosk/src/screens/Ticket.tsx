import { useEffect } from 'react';
import { Button, Icon } from '@tiepdan/design';
import { useTexts } from '@tiepdan/texts';
import { useKiosk } from '../context';

const SHOWN_FOR_MILLIS = 12_000;

export function Ticket() {
  const { kiosk, visit } = useKiosk();
  const { t } = useTexts();
  const turn = visit.view?.turn?.turn === visit.turn?.id ? (visit.view?.turn ?? null) : null;
  const known = turn !== null;
  useEffect(() => {
    if (!known) {
      return;
    }
    const onward = setTimeout(() => kiosk.happened({ kind: 'go', screen: 'waiting' }), SHOWN_FOR_MILLIS);
    return () => clearTimeout(onward);
  }, [kiosk, known]);
  return (
    <section className="ticket" aria-labelledby="ticket-title">
      <div className="ticket-paper">
        <h1 id="ticket-title">{t('kiosk.ticket.title')}</h1>
        {turn === null ? (
          <p className="ticket-taking" role="status">
            {t(visit.turn?.kept === true && visit.server === 'down' ? 'kiosk.ticket.kept' : 'kiosk.ticket.taking')}
          </p>
        ) : (
          <>
            <p className="ticket-number" data-testid="ticket-number">
              {turn.ticket}
            </p>
            <p className="ticket-ahead" data-testid="ahead" data-ahead={turn.ahead}>
              {t('kiosk.ticket.ahead', { ahead: turn.ahead })}
            </p>
          </>
        )}
        <p className="ticket-lead">{t('kiosk.ticket.lead')}</p>
      </div>
      <Button
        size="giant"
        look="primary"
        testId="to-waiting"
        onPress={() => kiosk.happened({ kind: 'go', screen: 'waiting' })}
      >
        {t('kiosk.ticket.continue')} <Icon name="next" size={40} />
      </Button>
    </section>
  );
}
