import type { Finding } from '@tiepdan/page';
import { known, type Speech } from '@tiepdan/texts';
import { sentenceOf } from './findings';

/** The kinds of which a device's past is made, in the order of the filter. */
export const KINDS = ['PRESENCE', 'STATUS', 'INCIDENT', 'COMMAND', 'CONFIGURATION', 'SESSION'] as const;

export type EntryKind = (typeof KINDS)[number];
export type Severity = 'PLAIN' | 'GOOD' | 'WARNING' | 'BAD';

/** One line of a device's past. */
export interface Entry {
  /** Stays the same when the line is read again. */
  id: string;
  kind: EntryKind;
  at: string;
  word: string;
  severity: Severity;
  values: Record<string, string>;
  finding: Finding | null;
  by: string | null;
  /** Kind and name of what it is about, for example `session:…`. */
  about: string | null;
}

/** Newest first. */
export interface Page {
  entries: readonly Entry[];
  /** Where the page before begins; null at the beginning of the line. */
  earlier: string | null;
}

/**
 * The line as it is now: the fresh page, and behind it what was read before. Where the two do not meet something may be missing
 * between them, so the line begins anew with the fresh page.
 */
export function renewed(was: Page | null, fresh: Page): Page {
  const last = fresh.entries.at(-1);
  const meets = was === null || last === undefined ? -1 : was.entries.findIndex(({ id }) => id === last.id);
  if (was === null || meets === -1 || fresh.earlier === null) {
    return fresh;
  }
  const ids = new Set(fresh.entries.map(({ id }) => id));
  const behind = was.entries.slice(meets + 1).filter(({ id }) => !ids.has(id));
  return behind.length === 0 ? fresh : { entries: [...fresh.entries, ...behind], earlier: was.earlier };
}

/** With the page before it. */
export function lengthened(was: Page, before: Page): Page {
  const ids = new Set(was.entries.map(({ id }) => id));
  return { entries: [...was.entries, ...before.entries.filter(({ id }) => !ids.has(id))], earlier: before.earlier };
}

/** What the line is narrowed to stands in the address; none is as good as all. */
export function readKinds(query: URLSearchParams): EntryKind[] {
  const asked = (query.get('kind') ?? '').toUpperCase().split(',');
  return KINDS.filter((kind) => asked.includes(kind));
}

export function writeKinds(query: URLSearchParams, kinds: readonly EntryKind[]): URLSearchParams {
  const next = new URLSearchParams(query);
  next.delete('kind');
  if (kinds.length > 0) {
    next.set('kind', kinds.join(',').toLowerCase());
  }
  return next;
}

/** Day after day, as the clock of Việt Nam has them. */
export function byDay(entries: readonly Entry[], dayOf: (moment: string) => string): [string, Entry[]][] {
  const days: [string, Entry[]][] = [];
  entries.forEach((entry) => {
    const day = dayOf(entry.at);
    const last = days.at(-1);
    if (last?.[0] === day) {
      last[1].push(entry);
    } else {
      days.push([day, [entry]]);
    }
  });
  return days;
}

/** What stands around an entry: the names of places, layers and parts in the reader's language. */
export interface Names {
  place: (id: string) => string;
  layer: (name: string) => string;
  part: (name: string) => string;
}

export interface Told {
  /** What happened, in a few words. */
  what: string;
  /** What is known besides; may be empty. */
  more: string;
}

/** A line in the reader's language; a word that this page does not know yet is shown as it is. */
export function told(entry: Entry, names: Names, speech: Speech): Told {
  const { t } = speech;
  const { values, word } = entry;
  const value = (name: string) => values[name] ?? '';
  switch (entry.kind) {
    case 'PRESENCE': {
      const why =
        value('why') === '' ? t(known(`presence.why.${value('reason')}`) ?? 'presence.why.other') : value('why');
      const epoch = Number(value('epoch')) > 0 ? t('console.presence.epoch', { epoch: value('epoch') }) : '';
      return { what: said(`presence.${word}`, word, t), more: [why, epoch].filter((part) => part !== '').join(' ') };
    }
    case 'STATUS':
      return {
        what: said(`console.timeline.status.${word}`, word, t, { part: names.part(value('part')) }),
        more: word === 'raised' ? sentenceOf(entry.finding, speech) : '',
      };
    case 'INCIDENT':
      return {
        what: said(`incident.${value('incident')}`, word, t, { place: names.place(value('place')) }),
        more: said(`console.timeline.incident.${word}`, word, t),
      };
    case 'COMMAND':
      return commandTold(entry, speech);
    case 'CONFIGURATION':
      return {
        what: said(`console.timeline.configuration.${word}`, word, t, {
          version: value('version'),
          restored: value('restored'),
          field: value('field'),
          layer: entry.about === null ? '' : names.layer(entry.about),
        }),
        more: value('why'),
      };
    case 'SESSION':
      return sessionTold(entry, speech);
  }
}

function commandTold({ word, values, finding }: Entry, speech: Speech): Told {
  const { t } = speech;
  const command = said(`console.command.kind.${values['command']}`, values['command'] ?? '', t);
  if (word === 'ISSUED' || word === 'AGREED') {
    return {
      what: t(`console.timeline.command.${word}`, { command }),
      more: word === 'ISSUED' ? (values['why'] ?? '') : '',
    };
  }
  const state = said(`console.command.state.${word}`, word, t);
  return {
    what: t('console.timeline.command.now', { command, state }),
    more: finding === null ? '' : sentenceOf(finding, speech),
  };
}

/** Its number, kind, room and state; more of it is nobody's business here. */
function sessionTold({ word, values }: Entry, { t, time }: Speech): Told {
  const state = said(`session.${word.toLowerCase().replaceAll('_', '-')}`, word, t);
  const { opened, closed, room } = values;
  return {
    what: t('console.timeline.session', { ticket: values['ticket'] ?? '', state }),
    more: joined(
      said(`matter.${values['matter']}`, values['matter'] ?? '', t),
      room ?? '',
      opened === undefined
        ? ''
        : closed === undefined
          ? t('console.fleet.since', { time: time(opened) })
          : `${time(opened)}–${time(closed)}`,
    ),
  };
}

function said(id: string, word: string, t: Speech['t'], values?: Record<string, string>): string {
  const text = known(id);
  return text === null ? word : t(text, values);
}

function joined(...parts: string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
