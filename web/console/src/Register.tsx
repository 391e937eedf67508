import { useEffect, useState } from 'react';
import { Button, Choose } from '@tiepdan/design';
import { useTexts, type Language } from '@tiepdan/texts';
import type { Body, RegisterEntry } from './model';
import { Loaded, useResource } from './resource';
import { hrefOf } from './routes';
import { today } from './Sessions';

const ROWS = 50;
const YEARS = 5;

export function Register({ language }: { language: Language }) {
  const { t } = useTexts();
  const bodies = useResource<Body[]>('/bodies?ended=true', []);
  return (
    <>
      <h1>{t('console.register.title')}</h1>
      <Loaded resource={bodies}>{(all) => <OfBody bodies={all} language={language} />}</Loaded>
    </>
  );
}

function OfBody({ bodies, language }: { bodies: Body[]; language: Language }) {
  const { t } = useTexts();
  const thisYear = Number(today().slice(0, 4));
  const [body, setBody] = useState(bodies.find((one) => one.parent === null)?.id ?? bodies[0]?.id ?? null);
  const [year, setYear] = useState(String(thisYear));
  const [limit, setLimit] = useState(ROWS);
  useEffect(() => setLimit(ROWS), [body, year]);
  const entries = useResource<{ entries: RegisterEntry[]; total: number }>(
    body === null ? null : `/register?body=${encodeURIComponent(body)}&year=${year}&offset=0&limit=${limit}`,
    ['session'],
  );
  const years = Array.from({ length: YEARS }, (_, back) => String(thisYear - back));
  return (
    <>
      <div className="filters">
        <Choose
          label={t('console.register.body')}
          placeholder={t('console.register.body')}
          testId="register-body"
          value={body}
          onChange={setBody}
          options={bodies.map(({ id, name, englishName }) => ({
            value: id,
            text: language === 'vi' ? name : englishName,
          }))}
        />
        <Choose
          label={t('console.register.year')}
          placeholder={t('console.register.year')}
          testId="register-year"
          value={year}
          onChange={setYear}
          options={years.map((one) => ({ value: one, text: one }))}
        />
      </div>
      <Loaded resource={entries}>
        {({ entries: rows, total }) =>
          rows.length === 0 ? (
            <p className="empty">{t('console.register.empty')}</p>
          ) : (
            <>
              <p className="lead" data-testid="register-total" data-total={total}>
                {t('console.register.total', { total })}
              </p>
              <Rows rows={rows} />
              {rows.length < total && (
                <Button testId="more" onPress={() => setLimit(limit + ROWS)}>
                  {t('console.register.more')}
                </Button>
              )}
            </>
          )
        }
      </Loaded>
    </>
  );
}

function Rows({ rows }: { rows: RegisterEntry[] }) {
  const { t, date } = useTexts();
  return (
    <div className="panel table-panel" role="region" aria-label={t('console.register.title')} tabIndex={0}>
      <table className="table" data-testid="register">
        <thead>
          <tr>
            <th scope="col">{t('console.register.number')}</th>
            <th scope="col">{t('console.register.date')}</th>
            <th scope="col">{t('console.register.name')}</th>
            <th scope="col">{t('console.register.id')}</th>
            <th scope="col">{t('console.register.summary')}</th>
            <th scope="col">{t('console.register.kind')}</th>
            <th scope="col">{t('console.register.outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.number} data-testid={`entry-${row.number}`}>
              <td className="table-number">{row.number}</td>
              <td className="table-time">{date(row.receivedAt)}</td>
              <td>
                <a href={hrefOf('sessions', row.session)} className="table-link">
                  {row.name}
                </a>
                <br />
                <span className="quiet">{row.address}</span>
              </td>
              <td className="table-time">{row.idNumber}</td>
              <td className="table-words">{row.summary}</td>
              <td>{t(`matter.${row.kind}`)}</td>
              <td>{t(`outcome.${row.outcome}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
