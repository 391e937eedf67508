import { Banner, Icon } from '@tiepdan/design';
import { useTexts, type TextId } from '@tiepdan/texts';

const KNOWN: Record<string, TextId> = {
  'session-already-open': 'room.refused.session-already-open',
  'session-not-waiting': 'room.refused.session-not-waiting',
  'kiosk-offline': 'room.refused.kiosk-offline',
  'no-media-server': 'room.refused.no-media-server',
  'room-busy': 'room.refused.room-busy',
  'session-over': 'room.refused.session-over',
  'no-such-session': 'room.refused.session-not-waiting',
  'citizen-left': 'room.refused.citizen-left',
  'session-of-another-room': 'room.refused.session-of-another-room',
  'call-over': 'room.refused.call-over',
  'out-of-service': 'room.refused.out-of-service',
  offline: 'room.refused.offline',
};

/** Why nothing happened, in the official's words. */
export function Refusal({ type }: { type: string | null }) {
  const { t } = useTexts();
  if (type === null) {
    return null;
  }
  return (
    <Banner tone="bad" testId="refused">
      <Icon name="alarm" /> {t(KNOWN[type] ?? 'room.refused.other', { type })}
    </Banner>
  );
}
