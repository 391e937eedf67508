import { useEffect, useState } from 'react';
import { api, ApiFailure } from './api';
import { live } from './live';
import type { DeviceRow } from './model';

const GATHER_MILLIS = 300;
/** More than these are fetched together with all the others. */
const ONE_BY_ONE = 100;
/** What a lost word of the server may have hidden. */
const ALL_AGAIN_MILLIS = 60_000;

export interface FleetRows {
  rows: readonly DeviceRow[] | null;
  failure: ApiFailure | null;
}

/** Every device in one line each; of a change only the devices that changed are fetched again. */
export function useFleetRows(): FleetRows {
  const [state, setState] = useState<FleetRows>({ rows: null, failure: null });
  useEffect(() => {
    let open = true;
    let gathering: ReturnType<typeof setTimeout> | undefined;
    let everything = true;
    const changed = new Set<string>();

    const failed = (error: unknown) =>
      open && error instanceof ApiFailure && setState((was) => ({ ...was, failure: error }));
    const fetchSome = (ids: readonly string[]) => {
      const query = new URLSearchParams(ids.map((id) => ['id', id]));
      return api<DeviceRow[]>(`/devices?${query}`).then((fresh) => {
        const now = new Map(fresh.map((row) => [row.id, row]));
        const merged = (was: readonly DeviceRow[]) => {
          const kept = was.flatMap((row) => (ids.includes(row.id) ? (now.get(row.id) ?? []) : row));
          const known = new Set(was.map(({ id }) => id));
          return [...kept, ...fresh.filter(({ id }) => !known.has(id))];
        };
        return open && setState(({ rows }) => ({ rows: merged(rows ?? []), failure: null }));
      });
    };
    const fetchAll = () =>
      api<DeviceRow[]>('/devices').then(
        (fresh) => open && setState(({ rows }) => ({ rows: same(rows, fresh), failure: null })),
      );

    const fetchNow = () => {
      gathering = undefined;
      const ids = [...changed];
      const all = everything || ids.length > ONE_BY_ONE;
      changed.clear();
      everything = false;
      (all ? fetchAll() : fetchSome(ids)).catch(failed);
    };
    const soon = () => (gathering ??= setTimeout(fetchNow, GATHER_MILLIS));
    const unwatch = live.watch(['device'], (id) => {
      if (id === null) {
        everything = true;
      } else {
        changed.add(id);
      }
      soon();
    });
    fetchNow();
    const slowly = setInterval(() => {
      everything = true;
      soon();
    }, ALL_AGAIN_MILLIS);
    return () => {
      open = false;
      unwatch();
      clearTimeout(gathering);
      clearInterval(slowly);
    };
  }, []);
  return state;
}

/** The fresh rows; one that says the same as before stays the same object. */
export function same(was: readonly DeviceRow[] | null, fresh: readonly DeviceRow[]): readonly DeviceRow[] {
  const before = new Map((was ?? []).map((row) => [row.id, row]));
  return fresh.map((row) => {
    const old = before.get(row.id);
    return old !== undefined && JSON.stringify(old) === JSON.stringify(row) ? old : row;
  });
}
