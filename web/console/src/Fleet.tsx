import { Badge, Icon, type Tone } from '@tiepdan/design';
import type { Health } from '@tiepdan/page';
import { useTexts, type Language, type TextId } from '@tiepdan/texts';
import type { Device, Peripheral, PresenceState } from './model';
import { readinessOf } from './readiness';
import { Loaded, useResource } from './resource';

const PRESENCE_TONE: Record<PresenceState, Tone> = {
  ONLINE: 'good',
  SUSPECT: 'warning',
  OFFLINE: 'bad',
  LEFT: 'plain',
  MAINTENANCE: 'plain',
};

const HEALTH_TONE: Record<Health, Tone> = {
  ok: 'good',
  degraded: 'warning',
  failed: 'bad',
  absent: 'plain',
  unknown: 'plain',
};

export function Fleet({ language }: { language: Language }) {
  const { t } = useTexts();
  const devices = useResource<Device[]>('/devices', ['device']);
  return (
    <>
      <h1>{t('console.fleet.title')}</h1>
      <Loaded resource={devices}>{(all) => <Devices devices={all} language={language} />}</Loaded>
    </>
  );
}

function Devices({ devices, language }: { devices: Device[]; language: Language }) {
  const { t } = useTexts();
  if (devices.length === 0) {
    return <p className="empty">{t('console.fleet.empty')}</p>;
  }
  const ready = devices.filter((device) => readinessOf(device).ready).length;
  return (
    <>
      <p className="lead" data-testid="fleet-sum" data-ready={ready} data-all={devices.length}>
        {t('console.fleet.sum', { ready, all: devices.length })}
      </p>
      <ul className="fleet">
        {devices.map((device) => (
          <DeviceCard key={device.id} device={device} language={language} />
        ))}
      </ul>
    </>
  );
}

function DeviceCard({ device, language }: { device: Device; language: Language }) {
  const { t, time } = useTexts();
  const { ready } = readinessOf(device);
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
        <div>
          <h2>{device.label}</h2>
          <p className="quiet">
            {t(`role.${device.role}`)} · {language === 'vi' ? device.site.name : device.site.englishName}
          </p>
        </div>
        <Badge tone={PRESENCE_TONE[presence.state]} testId="presence">
          {t(`presence.${presence.state}`)}
        </Badge>
      </div>
      <Mend device={device} />
      <ul className="peripherals" aria-label={t('console.fleet.peripherals')}>
        {(status?.peripherals ?? []).map((peripheral) => (
          <li key={peripheral.name} title={peripheral.evidence} data-testid={`peripheral-${peripheral.name}`}>
            <Badge tone={HEALTH_TONE[peripheral.health]}>
              {nameOf(peripheral, t)}: {t(`health.${peripheral.health}`)}
            </Badge>
          </li>
        ))}
      </ul>
      <p className="quiet device-facts">
        {presence.since !== null && <span>{t('console.fleet.since', { time: time(presence.since) })}</span>}
        {status !== null && status.link.roundTripMillis >= 0 && (
          <span>{t('console.fleet.roundtrip', { millis: Math.round(status.link.roundTripMillis) })}</span>
        )}
        {status !== null && status.link.queuedEvents > 0 && (
          <span>{t('console.fleet.queued', { count: status.link.queuedEvents })}</span>
        )}
        {status?.page.connected === true && <span>{t('console.fleet.screen', { screen: status.page.screen })}</span>}
        {device.software !== null && <span>{t('console.fleet.software', { version: device.software })}</span>}
      </p>
      <p className="quiet evidence">
        {t('console.fleet.evidence')}: {presence.evidence}
      </p>
    </li>
  );
}

function Mend({ device }: { device: Device }) {
  const { t } = useTexts();
  const { mend, ready } = readinessOf(device);
  const words =
    mend === null
      ? t('console.fleet.nothing')
      : t(mend.text, {
          name: mend.peripheral === null ? '' : nameOf(mend.peripheral, t),
          evidence: mend.peripheral?.evidence ?? '',
        });
  return (
    <p className={`mend tone-${mend === null ? 'good' : ready ? 'warning' : 'bad'}`} data-testid="mend">
      <Icon name={mend === null ? 'check' : 'alarm'} size={24} />
      <span>{words}</span>
    </p>
  );
}

function nameOf(peripheral: Peripheral, t: (id: TextId) => string): string {
  const id = `peripheral.${peripheral.kind}`;
  return KINDS.has(id) ? t(id as TextId) : peripheral.name;
}

const KINDS: ReadonlySet<string> = new Set(
  ['camera', 'microphone', 'speaker', 'display', 'scanner', 'card-reader', 'printer', 'ups'].map(
    (kind) => `peripheral.${kind}`,
  ),
);
