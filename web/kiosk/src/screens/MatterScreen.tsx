import { useState } from 'react';
import { Choice, Field, Icon, type IconName } from '@tiepdan/design';
import { useTexts } from '@tiepdan/texts';
import type { MatterKind } from '@tiepdan/page';
import { useKiosk } from '../context';
import { FormStep } from '../Frame';

const KINDS: readonly { kind: MatterKind; icon: IconName }[] = [
  { kind: 'complaint', icon: 'scales' },
  { kind: 'denunciation', icon: 'shield' },
  { kind: 'petition', icon: 'voice' },
  { kind: 'mixed', icon: 'layers' },
];
const MOST_WORDS = 2000;

export function MatterScreen() {
  const [words, setWords] = useState(false);
  return words ? <Words onBack={() => setWords(false)} /> : <Kinds onChosen={() => setWords(true)} />;
}

function Kinds({ onChosen }: { onChosen: () => void }) {
  const { kiosk, visit } = useKiosk();
  const { t } = useTexts();
  const choose = (matter: MatterKind) => {
    kiosk.happened({ kind: 'typed', form: { matter } });
    onChosen();
  };
  return (
    <FormStep title={t('kiosk.matter.title')} lead={t('kiosk.matter.lead')} back="standing">
      <div className="choices choices-2">
        {KINDS.map(({ kind, icon }) => (
          <Choice
            key={kind}
            testId={`matter-${kind}`}
            mark={<Icon name={icon} size={44} />}
            title={t(`matter.${kind}`)}
            help={t(`matter.${kind}.help`)}
            chosen={visit.form.matter === kind}
            onPress={() => choose(kind)}
          />
        ))}
      </div>
    </FormStep>
  );
}

function Words({ onBack }: { onBack: () => void }) {
  const { kiosk, visit } = useKiosk();
  const { t } = useTexts();
  const { words } = visit.form;
  return (
    <FormStep
      title={t('kiosk.matter.words.title')}
      lead={t('kiosk.matter.words.lead')}
      onBack={onBack}
      onNext={() => kiosk.happened({ kind: 'go', screen: 'notice' })}
    >
      <div className="card narrow">
        <Field
          label={t('kiosk.matter.words')}
          value={words}
          onChange={(typed) => kiosk.happened({ kind: 'typed', form: { words: typed } })}
          testId="words"
          rows={4}
          most={MOST_WORDS}
          {...(words.length > MOST_WORDS / 2
            ? { help: t('kiosk.matter.words.left', { left: MOST_WORDS - words.length }) }
            : {})}
        />
      </div>
    </FormStep>
  );
}
