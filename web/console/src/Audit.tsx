import { known, useTexts, type Speech } from '@tiepdan/texts';
import { AuditVerification } from './AuditVerification';
import type { AuditLine } from './model';
import { Loaded, useResource } from './resource';
import { Title } from './Title';

export function Audit() {
  const { t, time, date } = useTexts();
  const lines = useResource<AuditLine[]>('/audit?limit=200', ['device', 'enrolment', 'session', 'recording', 'system']);
  return (
    <>
      <Title name={t('console.audit.title')} />
      <AuditVerification />
      <Loaded resource={lines}>
        {(all) =>
          all.length === 0 ? (
            <p className="empty">{t('console.audit.empty')}</p>
          ) : (
            <div className="panel table-panel" role="region" aria-label={t('console.audit.title')} tabIndex={0}>
              <table className="table" data-testid="audit">
                <thead>
                  <tr>
                    <th scope="col">{t('console.audit.at')}</th>
                    <th scope="col">{t('console.audit.who')}</th>
                    <th scope="col">{t('console.audit.what')}</th>
                    <th scope="col">{t('console.audit.on')}</th>
                  </tr>
                </thead>
                <tbody>
                  {all.map((line) => (
                    <tr key={line.number}>
                      <td className="table-time">
                        {date(line.at)} {time(line.at)}
                      </td>
                      <td>{line.actor}</td>
                      <td>
                        {deedOf(line, t)}
                        {line.detail !== '' && (
                          <>
                            <br />
                            <span className="quiet">{detailOf(line, t)}</span>
                          </>
                        )}
                      </td>
                      <td>
                        <code>{line.subject}</code>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
    </>
  );
}

/** Words of the server; names of things stay as they are. */
function detailOf(line: AuditLine, t: Speech['t']): string {
  return line.detail
    .split(' ')
    .map((word) => {
      const text = known(`role.${word}`) ?? known(`problem.type.${word.replace('/problems/', '')}`);
      return text === null ? word : t(text);
    })
    .join(' ');
}

function deedOf(line: AuditLine, t: Speech['t']): string {
  const deed = known(`audit.${line.action}`);
  return deed === null ? line.action : t(deed);
}
