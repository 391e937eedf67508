import { useSyncExternalStore } from 'react';
import type { StaffRole } from './model';

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

const ALLOWED: Record<StaffRole, readonly Section[]> = {
  ADMINISTRATOR: [
    'fleet',
    'sessions',
    'register',
    'calendar',
    'configuration',
    'claims',
    'places',
    'accounts',
    'system',
    'audit',
  ],
  OFFICIAL: ['sessions', 'register', 'calendar'],
  IT_OPERATOR: ['fleet', 'configuration', 'claims', 'calendar', 'system', 'audit'],
};

const WITH_PAGES: readonly Section[] = ['sessions', 'fleet', 'configuration', 'calendar'];

export function sectionsOf(role: StaffRole): readonly Section[] {
  return ALLOWED[role];
}

/** `#/sessions/{id}`, `#/fleet/{id}`; anything unknown or not allowed leads to the first section of the role. */
export function readRoute(hash: string, role: StaffRole): Route {
  const [section = '', id = ''] = hash.replace(/^#\/?|\?.*$/g, '').split('/');
  const allowed = sectionsOf(role);
  const known = allowed.find((one) => one === section);
  return known === undefined
    ? { section: allowed[0]!, id: null }
    : { section: known, id: WITH_PAGES.includes(known) && id !== '' ? id : null };
}

export function hrefOf(section: Section, id?: string): string {
  return id === undefined ? `#/${section}` : `#/${section}/${id}`;
}

function watch(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
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

/** The same for the page of one thing; the list keeps what it is narrowed to. */
export function replaceQueryOf(section: Section, id: string, query: URLSearchParams): void {
  window.history.replaceState(null, '', hrefOf(section, id) + (query.size === 0 ? '' : `?${query}`));
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}
