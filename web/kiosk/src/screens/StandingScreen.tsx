import { useState } from 'react';
import { Choice, Field, Icon, type IconName } from '@tiepdan/design';
import { useTexts } from '@tiepdan/texts';
import type { StandingKind } from '@tiepdan/page';
import { useKiosk } from '../context';
import { FormStep } from '../Frame';

const KINDS: readonly { kind: StandingKind; icon: IconName }[] = [
  { kind: 'self', icon: 'person' },
  { kind: 'authorised', icon: 'paper' },
  { kind: 'legal-representative', icon: 'family' },
  { kind: 'lawyer', icon: 'scales' },
  { kind: 'group-delegate', icon: 'people' },
];

export function StandingScreen() {
  const { visit } = useKiosk();
  const [forWhom, setForWhom] = useState(false);
  return forWhom && visit.form.standing !== null && visit.form.standing !== 'self' ? (
    <ForWhom kind={visit.form.standing} onBack={() => setForWhom(false)} />
  ) : (
    <Kinds onOther={() => setForWhom(true)} />
  );
}

function Kinds({ onOther }: { onOther: () => void }) {
  const { kiosk, visit } = useKiosk();
  const { t } = useTexts();
  const choose = (standing: StandingKind) => {
    kiosk.happened({ kind: 'typed', form: { standing } });
    if (standing === 'self') {
      kiosk.happened({ kind: 'go', screen: 'matter' });
    } else {
      onOther();
    }
  };
  return (
    <FormStep title={t('kiosk.standing.title')} lead={t('kiosk.standing.lead')} back="identity">
      <div className="choices choices-standing">
        {KINDS.map(({ kind, icon }) => (
          <Choice
            key={kind}
            testId={`standing-${kind}`}
            mark={<Icon name={icon} size={44} />}
            title={t(`standing.${kind}`)}
            help={t(`standing.${kind}.help`)}
            chosen={visit.form.standing === kind}
            onPress={() => choose(kind)}
          />
        ))}
      </div>
    </FormStep>
  );
}

function ForWhom({ kind, onBack }: { kind: StandingKind; onBack: () => void }) {
  const { kiosk, visit } = useKiosk();
  const { t } = useTexts();
  const [tried, setTried] = useState(false);
  const missing = visit.form.onBehalfOf.trim() === '';
  return (
    <FormStep
      title={t('kiosk.standing.for')}
      lead={t(`standing.${kind}.help`)}
      onBack={onBack}
      onNext={() => (missing ? setTried(true) : kiosk.happened({ kind: 'go', screen: 'matter' }))}
    >
      <div className="card narrow">
        <Field
          label={t('kiosk.standing.for.help')}
          value={visit.form.onBehalfOf}
          onChange={(onBehalfOf) => kiosk.happened({ kind: 'typed', form: { onBehalfOf } })}
          testId="on-behalf-of"
          error={tried && missing ? t('kiosk.standing.for.missing') : null}
        />
      </div>
    </FormStep>
  );
}
