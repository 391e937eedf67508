import { useSyncExternalStore } from 'react';
import type { StaffRole } from './model';

export type Section = 'fleet' | 'claims' | 'sessions' | 'register' | 'system' | 'audit';

export interface Route {
  section: Section;
  /** A session below `sessions`, a device below `fleet`. */
  id: string | null;
}

const ALLOWED: Record<StaffRole, readonly Section[]> = {
  ADMINISTRATOR: ['fleet', 'sessions', 'register', 'claims', 'system', 'audit'],
  OFFICIAL: ['sessions', 'register'],
  IT_OPERATOR: ['fleet', 'claims', 'system', 'audit'],
};

export function sectionsOf(role: StaffRole): readonly Section[] {
  return ALLOWED[role];
}

/** `#/sessions/{id}`, `#/fleet/{id}`; anything unknown or not allowed leads to the first section of the role. */
export function readRoute(hash: string, role: StaffRole): Route {
  const [section = '', id = ''] = hash.replace(/^#\/?/, '').split('/');
  const allowed = sectionsOf(role);
  const known = allowed.find((one) => one === section);
  return known === undefined
    ? { section: allowed[0]!, id: null }
    : { section: known, id: (known === 'sessions' || known === 'fleet') && id !== '' ? id : null };
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
