import { Badge, Icon } from '@tiepdan/design';
import { useTexts, type Language } from '@tiepdan/texts';
import { noon, warningSaid, wordsIn, type Source, type Warning, type Words } from './calendar';

/** The document behind a day or a number; what is uncertain about it is said in words, not by a colour. */
export function SourceOf({ source, article = '', language }: { source: Source; article?: string; language: Language }) {
  const { t, date } = useTexts();
  const name = (
    <>
      {source.document}
      {source.title !== '' && ` · ${source.title}`}
    </>
  );
  return (
    <span className="source">
      {/^https:\/\//.test(source.address) ? (
        <a className="source-link" href={source.address} target="_blank" rel="noreferrer">
          {name}
        </a>
      ) : (
        name
      )}
      {article !== '' && <span> · {article}</span>}
      <br />
      <span className="quiet">
        {t('console.calendar.source', {
          issuer: source.issuer,
          issued: date(noon(source.issuedOn)),
          from: date(noon(source.inForceFrom)),
        })}
      </span>
      <Uncertain words={source.uncertain} language={language} />
    </span>
  );
}

export function Uncertain({ words, language }: { words: Words | null; language: Language }) {
  const { t } = useTexts();
  return (
    words !== null && (
      <span className="uncertain">
        <Badge tone="warning">
          <Icon name="alarm" size={18} /> {t('console.calendar.uncertain')}
        </Badge>{' '}
        {wordsIn(language, words)}
      </span>
    )
  );
}

/** What dates rest on and may turn out otherwise. */
export function Warnings({ warnings, language }: { warnings: readonly Warning[]; language: Language }) {
  const speech = useTexts();
  return (
    warnings.length > 0 && (
      <ul className="alarms" aria-label={speech.t('console.calendar.warnings')} data-testid="calendar-warnings">
        {warnings.map((warning) => (
          <li key={warningSaid(warning, language, speech)} className="mend tone-warning" data-word={warning.word}>
            <Icon name="alarm" size={22} /> {warningSaid(warning, language, speech)}
          </li>
        ))}
      </ul>
    )
  );
}
