import { useEffect, useSyncExternalStore } from 'react';
import type { Right, Staff } from './model';

export type Section =
  | 'fleet'
  | 'configuration'
  | 'claims'
  | 'sessions'
  | 'register'
  | 'calendar'
  | 'accounts'
  | 'places'
  | 'system'
  | 'audit';

export interface Route {
  section: Section;
  /** A session below `sessions`, a device below `fleet`, a layer below `configuration`, a part of `calendar`. */
  id: string | null;
}

/** One of these rights opens a section; what is for everybody who has signed in asks for none. */
const OPENED_BY: Record<Section, readonly Right[] | 'everybody'> = {
  fleet: ['RUN_DEVICES', 'SWAP_DEVICES'],
  sessions: ['SEE_SESSIONS'],
  register: ['READ_REGISTER'],
  calendar: 'everybody',
  configuration: ['RUN_DEVICES'],
  claims: ['RUN_DEVICES'],
  places: ['CHANGE_PLACES'],
  accounts: ['CHANGE_ACCOUNTS'],
  system: ['RUN_DEVICES'],
  audit: ['READ_AUDIT'],
};

export function may(staff: Staff, right: Right): boolean {
  return staff.rights.includes(right);
}

const WITH_PAGES: readonly Section[] = ['sessions', 'fleet', 'configuration', 'calendar'];

/** At least one: the calendar is for everybody. */
export function sectionsOf(staff: Staff): readonly Section[] {
  return (Object.keys(OPENED_BY) as Section[]).filter((section) => {
    const rights = OPENED_BY[section];
    return rights === 'everybody' || rights.some((right) => may(staff, right));
  });
}

/** `#/sessions/{id}`, `#/fleet/{id}`; anything unknown or not allowed leads to the first section that is. */
export function readRoute(hash: string, staff: Staff): Route {
  const [section = '', id = ''] = hash.replace(/^#\/?|\?.*$/g, '').split('/');
  const allowed = sectionsOf(staff);
  const known = allowed.find((one) => one === section);
  return known === undefined
    ? { section: allowed[0]!, id: null }
    : { section: known, id: WITH_PAGES.includes(known) && id !== '' ? id : null };
}

export function hrefOf(section: Section, id?: string): string {
  return id === undefined ? `#/${section}` : `#/${section}/${id}`;
}

const watching = new Set<() => void>();
const changed = () => watching.forEach((tell) => tell());

/** One listener tells all at once. With one each, a list would be drawn once more with the address of the page that takes its place. */
function watch(tell: () => void): () => void {
  watching.add(tell);
  window.addEventListener('hashchange', changed);
  return () => watching.delete(tell);
}

export function useHash(): string {
  return useSyncExternalStore(watch, () => window.location.hash);
}

/** What stands behind the question mark of the address. */
export function queryOf(hash: string): URLSearchParams {
  return new URLSearchParams(hash.split('?')[1] ?? '');
}

const narrowed = new Map<string, string>();

/** To be called by a list with what it is narrowed to. */
export function remember(section: Section, query: URLSearchParams): void {
  narrowed.set(section, query.size === 0 ? '' : `?${query}`);
}

/** The way back to a list as it was narrowed when it was left. */
export function backTo(section: Section): string {
  return hrefOf(section) + (narrowed.get(section) ?? '');
}

/** Writes the query into the address without a step in the history: "back" leads to the page before, not to a letter less. */
export function replaceQuery(section: Section, query: URLSearchParams): void {
  remember(section, query);
  window.history.replaceState(null, '', backTo(section));
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

/** The same wherever one is, for the page of one thing; the list keeps what it is narrowed to. */
export function replaceQueryHere(query: URLSearchParams): void {
  const [here] = window.location.hash.split('?');
  window.history.replaceState(null, '', here + (query.size === 0 ? '' : `?${query}`));
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

/** What a list is narrowed to, and how to narrow it otherwise. It survives a reload, and the way to one of its things and back. */
export function useQuery(section: Section): readonly [URLSearchParams, (query: URLSearchParams) => void] {
  const query = queryOf(useHash());
  const text = query.toString();
  useEffect(() => remember(section, new URLSearchParams(text)), [section, text]);
  return [query, (chosen) => replaceQuery(section, chosen)];
}
