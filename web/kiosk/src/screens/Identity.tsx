import { useEffect, useRef, useState } from 'react';
import { Button, Facts, Field, Icon } from '@tiepdan/design';
import { useTexts } from '@tiepdan/texts';
import type { Citizen } from '@tiepdan/page';
import { useKiosk } from '../context';
import { FormStep } from '../Frame';
import { cardTextIn } from '../cccd';
import { listenToWedge } from '../scanner';
import { wrongWith } from '../form';

/** A scanner that ends without Enter has said everything when it has been still for this long. */
const SCAN_ENDS_AFTER_MILLIS = 300;
const MOST_LETTERS = 200;
/** A card's text is longer than any name and may land in any field. */
const MOST_LETTERS_OF_CARD = 600;

export function Identity() {
  const { kiosk, visit } = useKiosk();
  const catcher = useRef<HTMLInputElement>(null);
  useEffect(() => listenToWedge(catcher.current!, (text) => kiosk.happened({ kind: 'scanned', text })), [kiosk]);
  return (
    <>
      <input ref={catcher} className="card-catcher" tabIndex={-1} aria-hidden="true" autoComplete="off" />
      {visit.form.card === null ? <Asking /> : <CardCheck card={visit.form.card} />}
    </>
  );
}

function Asking() {
  const { kiosk, visit } = useKiosk();
  const { t } = useTexts();
  const [tried, setTried] = useState(false);
  const { form } = visit;
  const wrong = tried ? wrongWith(form) : null;
  const type = (member: 'fullName' | 'number' | 'address') => (value: string) =>
    kiosk.happened({
      kind: 'typed',
      form: { [member]: cardTextIn(value) === null ? value.slice(0, MOST_LETTERS) : value },
    });
  const scan = cardTextIn(form.fullName) ?? cardTextIn(form.number) ?? cardTextIn(form.address);
  useEffect(() => {
    if (scan === null) {
      return;
    }
    const still = setTimeout(() => kiosk.happened({ kind: 'scanned', text: scan }), SCAN_ENDS_AFTER_MILLIS);
    return () => clearTimeout(still);
  }, [kiosk, scan]);
  const onward = () => (wrongWith(form) === null ? kiosk.happened({ kind: 'go', screen: 'standing' }) : setTried(true));
  return (
    <FormStep title={t('kiosk.identity.title')} lead={t('kiosk.identity.lead')} back="language" onNext={onward}>
      <div className="identity">
        <section className="card identity-scan" aria-labelledby="scan-title">
          <span className="identity-scan-mark">
            <Icon name="scan" size={120} />
          </span>
          <h2 id="scan-title">{t('kiosk.identity.scan')}</h2>
          <p>{t('kiosk.identity.scan.help')}</p>
          <p className="identity-scan-state" role="status">
            {t(form.unreadable ? 'kiosk.identity.scan.unreadable' : 'kiosk.identity.scan.waiting')}
          </p>
        </section>
        <section className="card identity-type" aria-labelledby="type-title">
          <h2 id="type-title">{t('kiosk.identity.type')}</h2>
          <Field
            label={t('kiosk.identity.name')}
            value={form.fullName}
            onChange={type('fullName')}
            testId="full-name"
            most={MOST_LETTERS_OF_CARD}
            error={wrong?.name === true ? t('kiosk.identity.name.missing') : null}
          />
          <Field
            label={t('kiosk.identity.number')}
            value={form.number}
            onChange={type('number')}
            testId="id-number"
            most={MOST_LETTERS_OF_CARD}
            mode="numeric"
            error={wrong?.number === true ? t('kiosk.identity.number.wrong') : null}
          />
          <Field
            label={t('kiosk.identity.address')}
            value={form.address}
            onChange={type('address')}
            testId="address"
            most={MOST_LETTERS_OF_CARD}
          />
        </section>
      </div>
    </FormStep>
  );
}

function CardCheck({ card }: { card: Citizen }) {
  const { kiosk } = useKiosk();
  const { t, date } = useTexts();
  const day = (iso: string | null) => (iso === null ? t('common.none') : date(`${iso}T12:00:00+07:00`));
  return (
    <FormStep title={t('kiosk.identity.check')} lead={t('kiosk.identity.check.lead')} back="language">
      <div className="card card-check" data-testid="card-check">
        <Facts
          facts={[
            [t('kiosk.identity.name'), card.fullName],
            [t('kiosk.identity.card-number'), card.number ?? t('common.none')],
            [t('kiosk.identity.birth'), day(card.birthDate)],
            [t('kiosk.identity.sex'), card.sex ?? t('common.none')],
            [t('kiosk.identity.home'), card.address ?? t('common.none')],
            [t('kiosk.identity.issued'), day(card.issuedOn)],
          ]}
        />
      </div>
      <div className="pair">
        <Button size="giant" testId="card-refused" onPress={() => kiosk.happened({ kind: 'card-refused' })}>
          {t('kiosk.identity.wrong')}
        </Button>
        <Button
          size="giant"
          look="primary"
          testId="card-confirmed"
          onPress={() => kiosk.happened({ kind: 'card-confirmed' })}
        >
          {t('kiosk.identity.correct')} <Icon name="next" size={40} />
        </Button>
      </div>
    </FormStep>
  );
}
