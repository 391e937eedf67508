import type { Body, DeviceRow, Site } from './model';

/** What stands where. */
export interface Known {
  bodies: Body[];
  sites: Site[];
  devices: DeviceRow[];
}

/** What follows from a change, as the server says. */
export interface Consequence {
  what: string;
  subject: string;
  detail: string;
}

export interface Changed {
  consequences: Consequence[];
}

/** The bodies directly below one; one whose parent is not shown stands at the top. */
export function childrenOf(parent: string | null, bodies: readonly Body[]): Body[] {
  const shown = new Set(bodies.map(({ id }) => id));
  return bodies.filter((body) =>
    parent === null ? body.parent === null || !shown.has(body.parent) : body.parent === parent,
  );
}
