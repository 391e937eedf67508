const CODE = {
  document: '45/2019/QH14',
  title: 'Bộ luật Lao động',
  issuer: 'Quốc hội',
  issuedOn: '2019-11-20',
  inForceFrom: '2021-01-01',
  address: 'https://vbpl.vn',
  uncertain: null,
};
const LETTER = {
  document: '12729/VPCP-KGVX',
  title: 'Văn bản về việc nghỉ Tết Dương lịch năm 2026',
  issuer: 'Văn phòng Chính phủ',
  issuedOn: '2025-12-25',
  inForceFrom: '2025-12-25',
  address: '',
  uncertain: {
    vi: 'Đọc trên nhiều tờ báo, chưa đọc được văn bản.',
    en: 'Read in several newspapers; the document itself was not read.',
  },
};
const RECEPTION = { ...CODE, document: '42/2013/QH13', title: 'Luật Tiếp công dân', inForceFrom: '2014-07-01' };
const words = (vi: string, en: string) => ({ vi, en });
const MEMORY = words('Ghi theo trí nhớ; cần luật sư kiểm tra.', 'From memory. A lawyer has to check it.');

const DAYS = [
  { day: '-01-01', kind: 'HOLIDAY', name: words('Tết Dương lịch', "New Year's Day"), source: CODE.document },
  { day: '-01-02', kind: 'SWAPPED_OFF', name: words('Nghỉ hoán đổi', 'Off by swap'), source: LETTER.document },
  { day: '-01-10', kind: 'MAKE_UP', name: words('Làm bù cho 02/01', 'Worked for 2 January'), source: LETTER.document },
  {
    day: '-04-27',
    kind: 'COMPENSATED_OFF',
    name: words('Nghỉ bù Giỗ Tổ', 'Instead of a Sunday'),
    source: CODE.document,
  },
  { day: '-11-24', kind: 'UNDECIDED', name: words('Ngày Văn hóa', 'Culture Day'), source: LETTER.document },
];
const NUMBERS = [
  number('RESULT_NOTICE', 10, 'WORKING_DAYS', '2014-07-01', null, 'Điều 28', null),
  number('DENUNCIATION_ACCEPTANCE', 7, 'WORKING_DAYS', '2019-01-01', null, 'Điều 24', MEMORY),
  number('HEAD_DAYS_COMMUNE', 1, 'DAYS_PER_WEEK', '2014-07-01', '2026-07-01', 'Điều 15', MEMORY),
  number('HEAD_DAYS_COMMUNE', 2, 'DAYS_PER_MONTH', '2026-07-01', null, '', MEMORY),
];
const WARNINGS = [
  { word: 'UNCERTAIN_DAYS', year: null, days: ['2026-01-02'], source: LETTER, reason: LETTER.uncertain },
];

function number(
  key: string,
  value: number,
  unit: string,
  inForceFrom: string,
  until: string | null,
  article: string,
  uncertain: { vi: string; en: string } | null,
) {
  return { key, value, unit, inForceFrom, until, source: RECEPTION, article, uncertain };
}

/** Days, numbers and dates. A file with the word `FEAST` in it is refused; 2030 has no calendar. */
export class StubCalendar {
  /** Every file that was sent, with whether it was to count. */
  readonly sent: { type: string; dryRun: boolean; content: string }[] = [];
  private readonly numbers: unknown[] = [...NUMBERS];

  /** Status and answer. */
  answer(method: string, path: string, query: URLSearchParams, type: string, body: string): [number, unknown] {
    if (path === '/legal-numbers') {
      return method === 'POST' ? this.entered(body) : [200, this.numbers];
    }
    if (path === '/deadlines') {
      return query.get('from')! < '2014-07-01'
        ? [422, { type: '/problems/no-number-in-force', field: 'from' }]
        : [200, due()];
    }
    if (path === '/calendar/imports') {
      return method === 'POST' ? this.brought(type, query.get('dryRun') === 'true', body) : [200, this.files()];
    }
    return [200, yearOf(Number(path.split('/')[2]))];
  }

  private entered(body: string): [number, unknown] {
    const given = JSON.parse(body) as { value: number; document: string };
    if (given.value > 1000) {
      return [422, { type: '/problems/invalid-input', field: 'value' }];
    }
    const fresh = { until: null, uncertain: null, ...given, source: { ...CODE, document: given.document } };
    this.numbers.push(fresh);
    return [201, fresh];
  }

  private files() {
    const shipped = { id: 1, at: '2026-11-26T01:00:00Z', by: 'system', format: 'csv', days: 17 };
    const counted = this.sent.filter(({ dryRun }) => !dryRun);
    return [
      ...counted.map((_, index) => ({ ...shipped, id: index + 2, by: 'account:admin', days: 1 })).reverse(),
      shipped,
    ];
  }

  private brought(type: string, dryRun: boolean, content: string): [number, unknown] {
    if (content.includes('FEAST')) {
      const faults = [
        { line: 3, field: 'kind', why: 'UNKNOWN_KIND', values: { value: 'FEAST' } },
        {
          line: 4,
          field: 'day',
          why: 'TWO_ANSWERS',
          values: { value: '2027-04-30', one: '9/TB-BNV', other: '10/TB-BNV' },
        },
      ];
      return [422, { type: '/problems/invalid-calendar', field: 'kind', faults }];
    }
    this.sent.push({ type, dryRun, content });
    const before = {
      day: '2027-02-04',
      kind: 'HOLIDAY',
      name: words('Tết', 'Lunar New Year'),
      source: 'Giả định 2027',
    };
    const after = { ...before, kind: 'ORDINARY', name: words('Ngày làm việc', 'Working day'), source: '9/TB-BNV' };
    return [
      200,
      {
        counted: !dryRun,
        days: 1,
        changes: [{ day: '2027-02-04', before, after }],
        sources: [{ source: { ...CODE, document: '9/TB-BNV' }, before: null }],
        years: [{ year: 2027, state: 'INCOMPLETE', holidays: 10, expected: 11 }],
        assumed: WARNINGS,
      },
    ];
  }
}

function yearOf(year: number) {
  const absent = year >= 2030;
  return {
    year: { year, state: absent ? 'ABSENT' : 'THERE', holidays: absent ? 0 : 11, expected: 11 },
    weeklyRest: ['SATURDAY', 'SUNDAY'],
    days: absent ? [] : DAYS.map((one) => ({ ...one, day: year + one.day })),
    overridden: absent ? [] : [{ ...DAYS[1], day: `${year}-01-02`, kind: 'UNDECIDED', source: CODE.document }],
    sources: [CODE, LETTER],
    warnings: absent ? [] : WARNINGS,
  };
}

function due() {
  const rest = { word: 'WEEKLY_REST', said: null, source: CODE };
  const said = { word: 'MAKE_UP', said: { ...DAYS[2], day: '2026-01-10' }, source: LETTER };
  return {
    due: '2026-01-19',
    number: NUMBERS[0],
    steps: [
      { word: 'START_EXCLUDED', day: '2026-01-05', to: null, why: null, rule: 'Bộ luật Dân sự, Điều 147' },
      { word: 'COUNTED', day: null, to: null, why: null, rule: null },
      { word: 'INCLUDED', day: '2026-01-10', to: null, why: said, rule: null },
      { word: 'SKIPPED', day: '2026-01-11', to: null, why: rest, rule: null },
      { word: 'MOVED', day: '2026-01-18', to: '2026-01-19', why: null, rule: 'Bộ luật Dân sự, Điều 148' },
      { word: 'ENDS', day: '2026-01-19', to: null, why: null, rule: null },
    ],
    warnings: WARNINGS,
  };
}
