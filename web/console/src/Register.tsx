import { useEffect, useState } from 'react';
import { Button, Choose } from '@tiepdan/design';
import { useTexts, type Language } from '@tiepdan/texts';
import type { Body, RegisterEntry } from './model';
import { Loaded, useResource } from './resource';
import { hrefOf, useQuery } from './routes';
import { today } from './Sessions';
import { Title } from './Title';

const ROWS = 50;
const YEARS = 5;

export function Register({ language }: { language: Language }) {
  const { t } = useTexts();
  const bodies = useResource<Body[]>('/bodies?ended=true', []);
  return (
    <>
      <Title name={t('console.register.title')} />
      <Loaded resource={bodies}>{(all) => <OfBody bodies={all} language={language} />}</Loaded>
    </>
  );
}

function OfBody({ bodies, language }: { bodies: Body[]; language: Language }) {
  const { t } = useTexts();
  const [query, narrow] = useQuery('register');
  const thisYear = Number(today().slice(0, 4));
  const years = Array.from({ length: YEARS }, (_, back) => String(thisYear - back));
  const highest = bodies.find((one) => one.parent === null) ?? bodies[0];
  const body = (bodies.find(({ id }) => id === query.get('body')) ?? highest)?.id ?? null;
  const year = years.find((one) => one === query.get('year')) ?? String(thisYear);
  const choose = (name: 'body' | 'year', value: string) => {
    const chosen = new URLSearchParams(query);
    chosen.set(name, value);
    narrow(chosen);
  };
  const [limit, setLimit] = useState(ROWS);
  useEffect(() => setLimit(ROWS), [body, year]);
  const entries = useResource<{ entries: RegisterEntry[]; total: number }>(
    body === null ? null : `/register?body=${encodeURIComponent(body)}&year=${year}&offset=0&limit=${limit}`,
    ['session'],
  );
  return (
    <>
      <div className="filters">
        <Choose
          label={t('console.register.body')}
          placeholder={t('console.register.body')}
          testId="register-body"
          value={body}
          onChange={(chosen) => choose('body', chosen)}
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
          onChange={(chosen) => choose('year', chosen)}
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
              <td className="table-name">
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
