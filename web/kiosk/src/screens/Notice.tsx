import { Button, Icon, type IconName } from '@tiepdan/design';
import { useTexts, type TextId } from '@tiepdan/texts';
import { useKiosk } from '../context';
import { FormStep } from '../Frame';

const POINTS: readonly { icon: IconName; text: TextId }[] = [
  { icon: 'shield', text: 'kiosk.notice.why' },
  { icon: 'lock', text: 'kiosk.notice.who' },
  { icon: 'erase', text: 'kiosk.notice.where' },
  { icon: 'camera', text: 'kiosk.notice.camera' },
];

export function Notice() {
  const { kiosk } = useKiosk();
  const { t } = useTexts();
  return (
    <FormStep title={t('kiosk.notice.title')} back="matter">
      <ul className="notice">
        {POINTS.map(({ icon, text }) => (
          <li key={text} className="card notice-point">
            <Icon name={icon} size={56} />
            <p>{t(text)}</p>
          </li>
        ))}
      </ul>
      <div className="pair">
        <Button size="giant" testId="decline" onPress={() => kiosk.happened({ kind: 'leave', why: 'chosen' })}>
          {t('kiosk.notice.decline')}
        </Button>
        <Button size="giant" look="primary" testId="agree" onPress={() => kiosk.agree()}>
          {t('kiosk.notice.agree')} <Icon name="check" size={40} />
        </Button>
      </div>
    </FormStep>
  );
}
