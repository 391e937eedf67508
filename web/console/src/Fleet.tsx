import { Badge, Icon, type IconName, type Tone } from '@tiepdan/design';
import type { Health } from '@tiepdan/page';
import { known, useTexts, type Language, type Speech } from '@tiepdan/texts';
import { Alarms, partOf } from './Alarms';
import { AwaitingPanel } from './AwaitingPanel';
import { CommandPanel } from './CommandPanel';
import { ConfigurationPanel } from './ConfigurationPanel';
import { DriftNotice } from './DriftNotice';
import { sentenceOf } from './findings';
import { FleetList, mendOf } from './FleetList';
import { Incidents } from './Incidents';
import { MaintenancePanel } from './MaintenancePanel';
import type { Device, Staff, Status } from './model';
import { PRESENCE_ICON, PRESENCE_TONE } from './presence';
import { Loaded, useResource } from './resource';
import { backTo, may } from './routes';
import { ReplacementPanel } from './ReplacementPanel';
import { StandingPanel } from './StandingPanel';
import { TimelinePanel } from './TimelinePanel';
import { Title } from './Title';
import { WaitingNotice } from './WaitingNotice';

const HEALTH_ICON: Record<Health, IconName> = {
  ok: 'check',
  degraded: 'alarm',
  failed: 'close',
  absent: 'close',
  unknown: 'clock',
};

const HEALTH_TONE: Record<Health, Tone> = {
  ok: 'good',
  degraded: 'warning',
  failed: 'bad',
  absent: 'plain',
  unknown: 'plain',
};

export function Fleet({ staff, language }: { staff: Staff; language: Language }) {
  const { t } = useTexts();
  return (
    <>
      <Title name={t('console.fleet.title')} />
      {may(staff, 'RUN_DEVICES') && (
        <>
          <Incidents language={language} />
          <AwaitingPanel staff={staff} />
          <WaitingNotice />
          <DriftNotice />
        </>
      )}
      <FleetList language={language} commanding={may(staff, 'RUN_DEVICES')} />
    </>
  );
}

/** The page of one device: all that is known of each part. */
export function DevicePage({ id, staff, language }: { id: string; staff: Staff; language: Language }) {
  const speech = useTexts();
  const { t, when } = speech;
  const device = useResource<Device>(`/devices/${encodeURIComponent(id)}`, ['device'], id);
  return (
    <>
      <p>
        <a className="back-link" href={backTo('fleet')} data-testid="back">
          <Icon name="back" size={22} /> {t('console.fleet.back')}
        </a>
      </p>
      <Loaded resource={device}>
        {(known) => (
          <>
            <Title name={`${known.label}, ${siteOf(known, language)}`}>
              {known.label}
              <span className="title-name">{siteOf(known, language)}</span>
            </Title>
            <ul className="fleet fleet-one">
              <DeviceCard device={known} />
            </ul>
            <section className="panel" aria-labelledby="parts-title">
              <h2 id="parts-title">{t('console.fleet.parts')}</h2>
              <ul className="parts">
                {(known.status?.peripherals ?? []).map((part) => (
                  <li key={part.name} data-testid={`part-${part.name}`}>
                    <Badge tone={HEALTH_TONE[part.health]}>
                      <Icon name={HEALTH_ICON[part.health]} size={18} /> {partOf(part.kind, t)}:{' '}
                      {t(`health.${part.health}`)}
                    </Badge>
                    <span>
                      {sentenceOf(part.finding, speech)}{' '}
                      <span className="quiet">{t('console.fleet.since', { time: when(part.since) })}</span>
                    </span>
                  </li>
                ))}
              </ul>
            </section>
            {may(staff, 'RUN_DEVICES') && (
              <>
                <TimelinePanel device={known.id} staff={staff} language={language} />
                <ConfigurationPanel device={known.id} language={language} />
                <MaintenancePanel device={known} />
                <StandingPanel device={known.id} label={known.label} />
                <CommandPanel device={known.id} />
              </>
            )}
            {may(staff, 'SWAP_DEVICES') && <ReplacementPanel device={known.id} />}
          </>
        )}
      </Loaded>
    </>
  );
}

function siteOf({ site }: Device, language: Language): string {
  return language === 'vi' ? site.name : site.englishName;
}

function DeviceCard({ device }: { device: Device }) {
  const { t, when } = useTexts();
  const { ready } = device.readiness;
  const { presence, status } = device;
  return (
    <li
      className={`panel device ${ready ? 'device-ready' : 'device-not'}`}
      data-testid={`device-${device.id}`}
      data-presence={presence.state}
      data-ready={ready}
    >
      <div className="device-head">
        <span className="device-mark">
          <Icon name={device.role === 'kiosk' ? 'screen' : 'camera'} size={30} />
        </span>
        <h2>{t(`role.${device.role}`)}</h2>
        <p className="device-presence">
          <Badge tone={PRESENCE_TONE[presence.state]} testId="presence">
            <Icon name={PRESENCE_ICON[presence.state]} size={18} /> {t(`presence.${presence.state}`)}
          </Badge>
          {presence.since !== null && (
            <span className="quiet">{t('console.fleet.since', { time: when(presence.since) })}</span>
          )}
        </p>
      </div>
      <Alarms alarms={device.alarms} />
      <Mend device={device} />
      <ul className="peripherals" aria-label={t('console.fleet.peripherals')}>
        {(status?.peripherals ?? []).map((peripheral) => (
          <li key={peripheral.name} data-testid={`peripheral-${peripheral.name}`}>
            <Badge tone={HEALTH_TONE[peripheral.health]}>
              <Icon name={HEALTH_ICON[peripheral.health]} size={18} /> {partOf(peripheral.kind, t)}:{' '}
              {t(`health.${peripheral.health}`)}
            </Badge>
          </li>
        ))}
      </ul>
      <p className="quiet device-facts">
        {status !== null && status.link.roundTripMillis >= 0 && (
          <span>{t('console.fleet.roundtrip', { millis: Math.round(status.link.roundTripMillis) })}</span>
        )}
        {status !== null && status.link.queuedEvents > 0 && (
          <span>{t('console.fleet.queued', { count: status.link.queuedEvents })}</span>
        )}
        {status?.page.connected === true && <span>{t('console.fleet.screen', { screen: screenOf(status, t) })}</span>}
        {device.software !== null && <span>{t('console.fleet.software', { version: device.software })}</span>}
      </p>
      <Evidence device={device} />
    </li>
  );
}

function Mend({ device }: { device: Device }) {
  const { t } = useTexts();
  const { mend, ready } = device.readiness;
  const told = device.alarms.some((alarm) => mend === null || alarm.name === mend.part?.name);
  if (told) {
    return null;
  }
  return (
    <p className={`mend tone-${mend === null ? 'good' : ready ? 'warning' : 'bad'}`} data-testid="mend">
      <Icon name={mend === null ? 'check' : 'alarm'} size={24} />
      <span>{mendOf(device.readiness, t)}</span>
    </p>
  );
}

function screenOf(status: Status, t: Speech['t']): string {
  const screen = known(`screen.${status.page.screen}`);
  return screen === null ? status.page.screen : t(screen);
}

/** What was observed: of the broken part first, else of the connection. */
function Evidence({ device }: { device: Device }) {
  const speech = useTexts();
  const { t, when } = speech;
  const part = device.readiness.mend?.part ?? null;
  const broken = device.status?.peripherals.find(({ name }) => name === part?.name) ?? null;
  const { reason, heardAt } = device.presence;
  const why = known(`presence.reason.${reason}`) ?? 'presence.reason.other';
  return (
    <p className="quiet evidence" data-testid="evidence">
      {t('console.fleet.evidence')}:{' '}
      {broken === null
        ? t(why, { time: heardAt === null ? t('common.none') : when(heardAt) })
        : sentenceOf(broken.finding, speech)}
    </p>
  );
}
