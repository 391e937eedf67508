import { useEffect, useState } from 'react';
import { Button, Question } from '@tiepdan/design';
import { useTexts } from '@tiepdan/texts';
import type { Screen } from './visit';

const LONGEST_ANSWER_SECONDS = 30;
const PATIENCE_WHILE_WAITING = 3;

/** How long nobody need touch this screen; null where nobody is asked. A citizen in the waiting room is left in peace longer. */
export function patienceSeconds(screen: Screen, unattendedSeconds: number): number | null {
  switch (screen) {
    case 'welcome':
    case 'call':
    case 'thanks':
      return null;
    case 'ticket':
    case 'waiting':
      return unattendedSeconds * PATIENCE_WHILE_WAITING;
    case 'language':
    case 'identity':
    case 'standing':
    case 'matter':
    case 'notice':
      return unattendedSeconds;
  }
}

/** Asks "are you still there?" when nobody has touched anything, and acts when nobody answers. */
export function Attendance(props: { screen: Screen; unattendedSeconds: number; onGone: () => void }) {
  const { screen, unattendedSeconds, onGone } = props;
  const { t } = useTexts();
  const [left, setLeft] = useState<number | null>(null);
  const patience = patienceSeconds(screen, unattendedSeconds);

  useEffect(() => {
    setLeft(null);
    if (patience === null) {
      return;
    }
    let asking = setTimeout(ask, patience * 1000);
    function ask() {
      setLeft(Math.min(LONGEST_ANSWER_SECONDS, unattendedSeconds));
    }
    function touched() {
      clearTimeout(asking);
      asking = setTimeout(ask, patience! * 1000);
    }
    const events = ['pointerdown', 'keydown', 'input'] as const;
    events.forEach((event) => window.addEventListener(event, touched, { capture: true }));
    return () => {
      clearTimeout(asking);
      events.forEach((event) => window.removeEventListener(event, touched, { capture: true }));
    };
  }, [patience, screen, unattendedSeconds]);

  useEffect(() => {
    if (left === null) {
      return;
    }
    if (left <= 0) {
      setLeft(null);
      onGone();
      return;
    }
    const tick = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(tick);
  }, [left, onGone]);

  return (
    <Question open={left !== null} title={t('kiosk.attended.title')} testId="attended">
      <p>{t('kiosk.attended.lead', { seconds: left ?? 0 })}</p>
      <Button look="primary" size="giant" testId="attended-yes" autoFocus onPress={() => setLeft(null)}>
        {t('kiosk.attended.yes')}
      </Button>
    </Question>
  );
}
