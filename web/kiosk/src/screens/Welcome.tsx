import { Button, Emblem, Icon } from '@tiepdan/design';
import { useTexts } from '@tiepdan/texts';
import { useKiosk } from '../context';

export function Welcome() {
  const { kiosk } = useKiosk();
  const { t } = useTexts();
  return (
    <section className="welcome" aria-labelledby="welcome-title">
      <div className="welcome-words">
        <h1 id="welcome-title" className="welcome-title">
          {t('kiosk.welcome.title')}
        </h1>
        <p className="welcome-lead">{t('kiosk.welcome.lead')}</p>
        <Button
          look="primary"
          size="giant"
          testId="start"
          onPress={() => kiosk.happened({ kind: 'go', screen: 'language' })}
        >
          {t('kiosk.welcome.start')} <Icon name="next" size={44} />
        </Button>
        <ul className="welcome-notes">
          <li>
            <Icon name="check" /> {t('kiosk.welcome.free')}
          </li>
          <li>
            <Icon name="person" /> {t('kiosk.welcome.card')}
          </li>
          <li>
            <Icon name="voice" /> {t('kiosk.welcome.help')}
          </li>
        </ul>
      </div>
      <div className="welcome-art" aria-hidden="true">
        <Emblem size={420} />
      </div>
    </section>
  );
}
