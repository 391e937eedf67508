/** The configuration as the control plane keeps it: layers with versions, merged for one device. */
type Values = Record<string, number | string>;

interface Change {
  layer: string;
  version: number;
  settings: Values;
  why: string;
  by: string;
  at: string | null;
  restores: number | null;
}

const whole = (vi: string, en: string, minimum: number, maximum: number, preset: number, unit: string) => ({
  type: 'integer',
  minimum,
  maximum,
  default: preset,
  'x-unit': unit,
  'x-label': { vi, en },
  'x-help': { vi: 'Không ai chạm trong khoảng này thì ki-ốt hỏi.', en: 'Then the kiosk asks.' },
});

const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  properties: {
    heartbeatSeconds: whole('Nhịp báo trạng thái', 'How often it reports its status', 1, 300, 10, 's'),
    unattendedSeconds: whole('Chờ công dân chạm màn hình', 'Wait for a touch', 10, 3600, 120, 's'),
    volumePercent: whole('Âm lượng cuộc gọi', 'Loudness of a call', 0, 100, 100, '%'),
    language: {
      type: 'string',
      enum: ['vi', 'en'],
      default: 'vi',
      'x-label': { vi: 'Ngôn ngữ màn hình đầu', en: 'Language of the first screen' },
      'x-help': { vi: 'Công dân vẫn chọn được ngôn ngữ khác.', en: 'A citizen can still choose another.' },
    },
  } as Record<string, { default: number | string }>,
};

export class StubConfiguration {
  drift = {
    state: 'IN_STEP',
    since: '2026-11-25T02:30:00Z',
    field: null as string | null,
    why: null,
    settings: [] as string[],
  };
  readonly changes: Change[] = [];

  constructor() {
    this.add('all', { volumePercent: 90 }, 'Loa mới', 'it');
    this.add('body:hong-bang', { unattendedSeconds: 180 }, 'Nhiều người cao tuổi', 'admin');
    this.add('body:hong-bang', { unattendedSeconds: 240, volumePercent: 80 }, 'Vẫn còn ngắn', 'admin');
  }

  /** What somebody else does. */
  add(layer: string, settings: Values, why: string, by: string, restores: number | null = null): Change {
    const version = this.latest(layer).version + 1;
    const change = { layer, version, settings, why, by, at: `2026-11-25T0${version}:30:00Z`, restores };
    this.changes.push(change);
    return change;
  }

  /** Code and body of the answer; null for what is not about configuration. */
  answer(path: string, seen: string | undefined, body: string): [number, unknown] | null {
    const [, device] = /^\/devices\/([^/]+)\/configuration$/.exec(path) ?? [];
    if (device !== undefined) {
      return [200, { effective: this.effective(`device:${device}`), desired: 7, reported: 7, drift: this.drift }];
    }
    const [, layer = '', below = ''] = /^\/configuration\/layers\/([^/]+)(\/\w+)?$/.exec(path) ?? [];
    const name = decodeURIComponent(layer);
    if (layer !== '') {
      return below === '/history'
        ? [200, this.changes.filter((it) => it.layer === name).reverse()]
        : this.layer(name, below, seen, body);
    }
    switch (path) {
      case '/configuration/schema':
        return [200, SCHEMA];
      case '/configuration/layers':
        return [200, [...new Set(this.changes.map((it) => it.layer))].map((it) => this.latest(it))];
      case '/configuration/drift':
        return [200, this.overview()];
      default:
        return null;
    }
  }

  private layer(name: string, below: string, seen: string | undefined, body: string): [number, unknown] {
    if (body === '') {
      return [200, { latest: this.latest(name), effective: this.effective(name) }];
    }
    const given = JSON.parse(body) as { settings: Values; version: number; why: string };
    const present = this.latest(name);
    if (seen !== `"${present.version}"`) {
      return [412, this.conflict(name, Number(seen?.replaceAll('"', '')))];
    }
    const former = below === '' ? null : this.changes.find((it) => it.layer === name && it.version === given.version)!;
    this.add(name, former?.settings ?? given.settings, given.why, 'admin', former?.version ?? null);
    return [200, { latest: this.latest(name), effective: this.effective(name) }];
  }

  private conflict(name: string, seen: number): unknown {
    const { version, settings } = this.latest(name);
    const since = this.changes.filter((it) => it.layer === name && it.version > seen).reverse();
    const changes = since.map((it) => ({ ...it, settings: Object.keys(it.settings) }));
    return { type: '/problems/layer-changed', status: 412, version, settings, changes };
  }

  private overview(): unknown {
    const drifted = ['IN_STEP', 'PENDING'].includes(this.drift.state)
      ? []
      : [{ device: 'k-7f3a', label: 'Ki-ốt 1', site: 'hong-bang', drift: this.drift }];
    return { devices: 4, inStep: 3 - drifted.length, pending: 1, drifted };
  }

  private latest(layer: string): Change {
    const none = { layer, version: 0, settings: {}, why: '', by: '', at: null, restores: null };
    return this.changes.findLast((it) => it.layer === layer) ?? none;
  }

  private effective(layer: string): unknown[] {
    const above = layer === 'all' ? ['all'] : [layer, 'site:hong-bang', 'body:hong-bang', 'all'];
    return Object.entries(SCHEMA.properties).map(([setting, property]) => {
      const found = above.map((it) => this.latest(it)).find((it) => it.settings[setting] !== undefined);
      return { setting, value: found?.settings[setting] ?? property.default, origin: found?.layer ?? 'default' };
    });
  }
}
