import { Banner, Icon } from '@tiepdan/design';
import { useTexts } from '@tiepdan/texts';
import type { DriftOverview } from './configuration';
import { useResource } from './resource';
import { hrefOf } from './routes';

/** Above the list of devices, only while some do not run as they shall. */
export function DriftNotice() {
  const { t } = useTexts();
  const overview = useResource<DriftOverview>('/configuration/drift', ['configuration']);
  const count = overview.value?.drifted.length ?? 0;
  return count === 0 ? null : (
    <Banner tone="warning" testId="fleet-drift">
      <Icon name="layers" />{' '}
      <span>
        {t('configuration.fleet', { count })} <a href={hrefOf('configuration')}>{t('configuration.fleet.look')}</a>
      </span>
    </Banner>
  );
}
