import { Banner, Icon } from '@tiepdan/design';
import { useTexts } from '@tiepdan/texts';
import type { Enrolment } from './model';
import { useResource } from './resource';
import { hrefOf } from './routes';

/** Above the list of devices, only while some machine waits for a person to approve it. */
export function WaitingNotice() {
  const { t } = useTexts();
  const enrolments = useResource<Enrolment[]>('/enrolments', ['enrolment']);
  const count = (enrolments.value ?? []).filter(({ state }) => state === 'WAITING').length;
  return count === 0 ? null : (
    <Banner tone="sea" testId="fleet-waiting">
      <Icon name="key" />{' '}
      <span>
        {t('console.approvals.notice', { count })} <a href={hrefOf('claims')}>{t('console.approvals.notice.look')}</a>
      </span>
    </Banner>
  );
}
