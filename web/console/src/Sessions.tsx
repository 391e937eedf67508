import { Badge, Button, Field, Icon, type Tone } from '@tiepdan/design';
import { useTexts } from '@tiepdan/texts';
import type { RecordingWord, SessionRow, SessionState } from './model';
import { Loaded, useResource } from './resource';
import { hrefOf, useQuery } from './routes';
import { Title } from './Title';

export const STATE_TONE: Record<SessionState, Tone> = {
  waiting: 'warning',
  'in-session': 'sea',
  closed: 'good',
  left: 'plain',
};

export const RECORDING_TONE: Record<RecordingWord, Tone> = {
  recording: 'sea',
  processing: 'warning',
  ready: 'good',
  failed: 'bad',
  none: 'plain',
};

/** The day as it is in Việt Nam now. */
export function today(now: Date = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(now);
}

export function daysFrom(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The day in the address; today, which is another one tomorrow, stands in none. */
export function readDay(query: URLSearchParams, now?: Date): string {
  const day = query.get('date') ?? '';
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : today(now);
}

export function writeDay(day: string, now?: Date): URLSearchParams {
  return new URLSearchParams(day === today(now) ? {} : { date: day });
}

/** @param linked whether the record of each may be read */
export function Sessions({ linked }: { linked: boolean }) {
  const { t, date, longDate } = useTexts();
  const [query, narrow] = useQuery('sessions');
  const day = readDay(query);
  const noon = `${day}T05:00:00Z`;
  const setDay = (chosen: string) => narrow(writeDay(chosen));
  const sessions = useResource<SessionRow[]>(`/sessions?date=${day}`, ['session', 'recording']);
  return (
    <>
      <div className="title-row">
        <Title name={`${t('console.sessions.title')}, ${date(noon)}`}>
          {t('console.sessions.title')}
          <span className="title-name">{longDate(noon)}</span>
        </Title>
        <div className="day">
          <Button testId="day-before" label={t('console.sessions.before')} onPress={() => setDay(daysFrom(day, -1))}>
            <Icon name="back" size={22} />
          </Button>
          <Field
            label={t('console.sessions.date')}
            testId="date"
            type="date"
            value={day}
            onChange={(chosen) => chosen !== '' && setDay(chosen)}
          />
          <Button testId="day-after" label={t('console.sessions.after')} onPress={() => setDay(daysFrom(day, 1))}>
            <Icon name="next" size={22} />
          </Button>
        </div>
      </div>
      <Loaded resource={sessions}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="empty">{t('console.sessions.empty')}</p>
          ) : (
            <Table rows={rows} linked={linked} />
          )
        }
      </Loaded>
    </>
  );
}

function Table({ rows, linked }: { rows: SessionRow[]; linked: boolean }) {
  const { t, time } = useTexts();
  const clock = (instant: string | null) => (instant === null ? '' : time(instant));
  return (
    <div className="panel table-panel" role="region" aria-label={t('console.sessions.title')} tabIndex={0}>
      <table className="table" data-testid="sessions">
        <thead>
          <tr>
            <th scope="col">{t('console.sessions.ticket')}</th>
            <th scope="col">{t('console.sessions.citizen')}</th>
            <th scope="col">{t('console.sessions.site')}</th>
            <th scope="col">{t('console.sessions.taken')}</th>
            <th scope="col">{t('console.sessions.opened')}</th>
            <th scope="col">{t('console.sessions.closed')}</th>
            <th scope="col">{t('console.sessions.state')}</th>
            <th scope="col">{t('console.sessions.recording')}</th>
            <th scope="col">{t('console.sessions.number')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-testid={`session-${row.id}`} data-state={row.state}>
              <td className="table-number">{row.ticket}</td>
              <td className="table-name">
                {linked ? (
                  <a href={hrefOf('sessions', row.id)} className="table-link">
                    {row.name}
                  </a>
                ) : (
                  row.name
                )}
                <br />
                <span className="quiet">{t(`matter.${row.kind}`)}</span>
              </td>
              <td>
                {row.site}
                {row.room !== null && (
                  <>
                    <br />
                    <span className="quiet">{row.room}</span>
                  </>
                )}
              </td>
              <td className="table-time">{clock(row.takenAt)}</td>
              <td className="table-time">{clock(row.openedAt)}</td>
              <td className="table-time">{clock(row.closedAt)}</td>
              <td>
                <Badge tone={STATE_TONE[row.state]}>{t(`session.${row.state}`)}</Badge>
              </td>
              <td>
                {row.recording !== null && (
                  <Badge tone={RECORDING_TONE[row.recording.state]}>
                    {t(`recording.state.${row.recording.state}`)}
                  </Badge>
                )}
              </td>
              <td className="table-time">
                {row.register === null ? '' : `${row.register.number}/${row.register.year}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
