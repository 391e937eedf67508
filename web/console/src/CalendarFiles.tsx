import { useState } from 'react';
import { Banner, Button, ChooseFile, Icon } from '@tiepdan/design';
import { useTexts, type Language } from '@tiepdan/texts';
import { ApiFailure, send } from './api';
import {
  faultSaid,
  faultsOf,
  noon,
  termOf,
  typeOf,
  wordsIn,
  type Day,
  type Fault,
  type ImportedFile,
  type Proposal,
} from './calendar';
import { Loaded, Refusal, useRefusal, useResource } from './resource';
import { today } from './Sessions';
import { Warnings } from './SourceOf';

const AROUND = [-1, 0, 1];
const FORMATS = ['csv', 'ics'] as const;

/** A file somebody chose, as it was then: what was previewed is what is brought in. */
interface Chosen {
  name: string;
  content: ArrayBuffer;
}

/** Files of days: what was brought in, what can be taken out, and, for administrators, the next one. */
export function CalendarFiles({ writes, language }: { writes: boolean; language: Language }) {
  const { t } = useTexts();
  const files = useResource<ImportedFile[]>('/calendar/imports', []);
  return (
    <>
      {writes && <Bring language={language} onBrought={files.again} />}
      <Exports />
      <section className="panel" aria-labelledby="brought">
        <h2 id="brought">{t('console.calendar.files.brought')}</h2>
        <Loaded resource={files}>{(all) => <Brought files={all} />}</Loaded>
      </section>
    </>
  );
}

function Bring({ language, onBrought }: { language: Language; onBrought: () => void }) {
  const { t } = useTexts();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const [faults, setFaults] = useState<Fault[]>([]);
  const { failure, failed } = useRefusal();
  const refused = (error: unknown) => {
    const found = error instanceof ApiFailure ? faultsOf(error.problem) : [];
    setProposal(null);
    setFaults(found);
    failed(found.length > 0 ? null : error);
  };
  const ask = (one: Chosen, dryRun: boolean) => {
    failed(null);
    setFaults([]);
    return send<Proposal>(`/calendar/imports?dryRun=${dryRun}`, typeOf(one.name), one.content).then(
      setProposal,
      refused,
    );
  };
  const preview = (file: File) =>
    void file.arrayBuffer().then((content) => {
      const one = { name: file.name, content };
      setChosen(one);
      return ask(one, true);
    });
  return (
    <section className="panel bring" aria-labelledby="bring">
      <h2 id="bring">{t('console.calendar.files.bring')}</h2>
      <p>{t('console.calendar.files.bring.what')}</p>
      <div className="actions">
        <ChooseFile accept={['.csv', '.ics', 'text/csv', 'text/calendar']} testId="choose-file" onChoose={preview}>
          <Icon name="paper" size={22} /> {t('console.calendar.files.choose')}
        </ChooseFile>
        {chosen !== null && (
          <Button
            look="primary"
            testId="bring-file"
            disabled={proposal === null || proposal.counted}
            onPress={() => void ask(chosen, false).then(onBrought)}
          >
            <Icon name="check" size={22} /> {t('console.calendar.files.confirm', { name: chosen.name })}
          </Button>
        )}
      </div>
      <Refusal failure={failure} testId="bring-failed" />
      <Faults faults={faults} name={chosen?.name ?? ''} />
      <div role="status">{proposal !== null && <Preview proposal={proposal} language={language} />}</div>
    </section>
  );
}

function Faults({ faults, name }: { faults: readonly Fault[]; name: string }) {
  const speech = useTexts();
  const { t } = speech;
  return (
    faults.length > 0 && (
      <>
        <Banner tone="bad" testId="faults-told">
          {t('console.calendar.files.faults', { count: faults.length, name })}
        </Banner>
        <div className="table-panel" role="region" aria-label={t('console.calendar.files.faults.list')} tabIndex={0}>
          <table className="table" data-testid="faults">
            <thead>
              <tr>
                <th scope="col">{t('console.calendar.files.line')}</th>
                <th scope="col">{t('console.calendar.files.field')}</th>
                <th scope="col">{t('console.calendar.files.why')}</th>
              </tr>
            </thead>
            <tbody>
              {faults.map((fault, index) => (
                <tr key={index} data-why={fault.why}>
                  <td className="table-number">{fault.line}</td>
                  <td>
                    <code>{fault.field}</code>
                  </td>
                  <td>{faultSaid(fault, speech)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </>
    )
  );
}

function Preview({ proposal, language }: { proposal: Proposal; language: Language }) {
  const { t } = useTexts();
  return (
    <div className="preview" data-testid="preview" data-counted={proposal.counted}>
      <Banner tone={proposal.counted ? 'good' : 'sea'} testId="preview-told">
        {t(proposal.counted ? 'console.calendar.files.counted' : 'console.calendar.files.preview', {
          days: proposal.days,
          changes: proposal.changes.length,
        })}
      </Banner>
      <ul>
        {proposal.years.map(({ year, state, holidays, expected }) => (
          <li key={year} data-testid={`preview-year-${year}`}>
            {t(`console.calendar.state.${state}`, { year: String(year), holidays, expected })}
          </li>
        ))}
        {proposal.sources.map(({ source, before }) => (
          <li key={source.document}>
            {t(
              before === null
                ? 'console.calendar.files.source.new'
                : JSON.stringify(before) === JSON.stringify(source)
                  ? 'console.calendar.files.source.same'
                  : 'console.calendar.files.source.changed',
              { document: source.document },
            )}
          </li>
        ))}
      </ul>
      <Warnings warnings={proposal.assumed} language={language} />
      {proposal.changes.length > 0 && <Changes proposal={proposal} language={language} />}
    </div>
  );
}

function Changes({ proposal, language }: { proposal: Proposal; language: Language }) {
  const { t, longDate } = useTexts();
  return (
    <div className="table-panel" role="region" aria-label={t('console.calendar.files.changes')} tabIndex={0}>
      <table className="table" data-testid="changes">
        <thead>
          <tr>
            <th scope="col">{t('console.calendar.day')}</th>
            <th scope="col">{t('console.calendar.files.was')}</th>
            <th scope="col">{t('console.calendar.files.becomes')}</th>
          </tr>
        </thead>
        <tbody>
          {proposal.changes.map(({ day, before, after }) => (
            <tr key={day} data-testid={`change-${day}`}>
              <td className="table-time">{longDate(noon(day))}</td>
              <td>
                <Told day={before} language={language} />
              </td>
              <td>
                <Told day={after} language={language} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Told({ day, language }: { day: Day | null; language: Language }) {
  const speech = useTexts();
  return day === null ? (
    speech.t('console.calendar.files.nothing')
  ) : (
    <>
      {termOf('kind', day.kind, speech)}: {wordsIn(language, day.name)}
      <br />
      <span className="quiet">{day.source}</span>
    </>
  );
}

function Exports() {
  const { t } = useTexts();
  const thisYear = Number(today().slice(0, 4));
  return (
    <section className="panel" aria-labelledby="exports">
      <h2 id="exports">{t('console.calendar.files.exports')}</h2>
      <ul className="exports">
        {AROUND.flatMap((distance) =>
          FORMATS.map((format) => (
            <li key={`${distance} ${format}`}>
              <a
                className="command-file"
                href={`/api/v1/calendar/${thisYear + distance}/file?format=${format}`}
                download={`calendar-${thisYear + distance}.${format}`}
                data-testid={`export-${thisYear + distance}-${format}`}
              >
                {t(`console.calendar.files.export.${format}`, { year: String(thisYear + distance) })}
              </a>
            </li>
          )),
        )}
      </ul>
    </section>
  );
}

function Brought({ files }: { files: readonly ImportedFile[] }) {
  const { t, when } = useTexts();
  return files.length === 0 ? (
    <p className="empty">{t('console.calendar.files.none')}</p>
  ) : (
    <ul data-testid="brought">
      {files.map((file) => (
        <li key={file.id}>
          <a
            className="command-file"
            href={`/api/v1/calendar/imports/${file.id}/file`}
            download={`calendar-import-${file.id}.${file.format}`}
          >
            {t('console.calendar.files.one', { when: when(file.at), by: file.by, days: file.days })}
          </a>
        </li>
      ))}
    </ul>
  );
}
