import { useEffect } from 'react';
import { Button, Emblem, Icon } from '@tiepdan/design';
import { useTexts } from '@tiepdan/texts';
import { useKiosk } from '../context';

const SHOWN_FOR_MILLIS = 20_000;

export function Thanks() {
  const { kiosk, visit } = useKiosk();
  const { t } = useTexts();
  useEffect(() => {
    const onward = setTimeout(() => kiosk.happened({ kind: 'finished' }), SHOWN_FOR_MILLIS);
    return () => clearTimeout(onward);
  }, [kiosk]);
  return (
    <section className="thanks" aria-labelledby="thanks-title">
      <Emblem size={180} />
      <h1 id="thanks-title">{t('kiosk.thanks.title')}</h1>
      <p className="thanks-lead">{t(visit.ended === 'left' ? 'kiosk.thanks.left' : 'kiosk.thanks.closed')}</p>
      <ul className="thanks-notes">
        <li className="card">
          <Icon name="paper" size={44} /> {t('kiosk.thanks.papers')}
        </li>
        <li className="card">
          <Icon name="erase" size={44} /> {t('kiosk.thanks.wiped')}
        </li>
      </ul>
      <Button size="giant" look="primary" testId="finish" onPress={() => kiosk.happened({ kind: 'finished' })}>
        {t('kiosk.thanks.finish')}
      </Button>
    </section>
  );
}
