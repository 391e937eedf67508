import { Choice } from '@tiepdan/design';
import { CATALOGUES, LANGUAGES, useTexts, type Language } from '@tiepdan/texts';
import { useKiosk } from '../context';
import { FormStep } from '../Frame';

export function LanguageChoice() {
  const { kiosk, visit } = useKiosk();
  const { t } = useTexts();
  const choose = (language: Language) => {
    kiosk.happened({ kind: 'language', language });
    kiosk.happened({ kind: 'go', screen: 'identity' });
  };
  return (
    <FormStep title={t('kiosk.language.title')} lead={t('kiosk.language.lead')} back="welcome">
      <div className="choices choices-2 choices-tall">
        {[visit.home, ...LANGUAGES.filter((language) => language !== visit.home)].map((language) => (
          <span key={language} lang={language}>
            <Choice
              testId={`language-${language}`}
              mark={language.toUpperCase()}
              title={CATALOGUES[language]['language.name']}
              help={CATALOGUES[language]['product.long']}
              onPress={() => choose(language)}
            />
          </span>
        ))}
      </div>
    </FormStep>
  );
}
