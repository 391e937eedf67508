import type { Language } from '@tiepdan/texts';
import type { Body, Site } from './model';

/** What `/api/v1/configuration` answers. */
export type Value = number | string;
export type Values = Record<string, Value>;

/** One setting, as the JSON Schema describes it. */
export interface Property {
  type: 'integer' | 'string';
  minimum?: number;
  maximum?: number;
  enum?: string[];
  default: Value;
  'x-unit'?: string;
  'x-label': Record<Language, string>;
  'x-help': Record<Language, string>;
}

export interface Schema {
  properties: Record<string, Property>;
}

/** One version of a layer. */
export interface Change {
  layer: string;
  version: number;
  settings: Values;
  why: string;
  by: string;
  at: string | null;
  restores: number | null;
}

/** What holds, and the layer that says so, or `default`. */
export interface Holding {
  setting: string;
  value: Value;
  origin: string;
}

export interface LayerState {
  latest: Change;
  effective: Holding[];
}

export type DriftState = 'IN_STEP' | 'PENDING' | 'NOT_TAKEN' | 'REFUSED' | 'DIFFERS';

export interface Drift {
  state: DriftState;
  since: string;
  field: string | null;
  why: string | null;
  settings: string[];
}

export interface DeviceConfiguration {
  effective: Holding[];
  desired: number;
  reported: number | null;
  drift: Drift;
}

export interface DriftOverview {
  devices: number;
  inStep: number;
  pending: number;
  drifted: { device: string; label: string; site: string; drift: Drift }[];
}

/** What a refused change says of the one that was faster. */
export interface Conflict {
  version: number;
  settings: Values;
  changes: { version: number; by: string; at: string; why: string; settings: string[] }[];
}

/** One layer that can be chosen; `depth` counts the bodies above it. */
export interface Place {
  layer: string;
  name: string;
  depth: number;
}

/** All layers but those of devices, in the order of the tree. */
export function placesOf(bodies: Body[], sites: Site[], language: Language, all: string): Place[] {
  const nameOf = (it: { name: string; englishName: string }) => (language === 'vi' ? it.name : it.englishName);
  const below = (parent: string | null, depth: number): Place[] =>
    bodies
      .filter((body) => body.parent === parent)
      .flatMap((body) => [
        { layer: `body:${body.id}`, name: nameOf(body), depth },
        ...sites
          .filter((site) => site.body === body.id)
          .map((site) => ({ layer: `site:${site.id}`, name: nameOf(site), depth: depth + 1 })),
        ...below(body.id, depth + 1),
      ]);
  return [{ layer: 'all', name: all, depth: 0 }, ...below(null, 1)];
}

/** The settings of which a layer says something else after than before. */
export function differing(before: Values, after: Values): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => before[key] !== after[key]);
}

/** Mine laid upon what somebody else has made of it: only what I touched is mine. */
export function laidUpon(base: Values, mine: Values, theirs: Values): Values {
  const both = { ...theirs };
  for (const key of differing(base, mine)) {
    if (mine[key] === undefined) {
      delete both[key];
    } else {
      both[key] = mine[key];
    }
  }
  return both;
}

/** What was typed as a value of this setting; null when it cannot have it. */
export function valueOf(property: Property, typed: string): Value | null {
  if (property.type === 'string') {
    return property.enum?.includes(typed) === true ? typed : null;
  }
  const number = /^\d{1,6}$/.test(typed.trim()) ? Number(typed) : NaN;
  return number >= property.minimum! && number <= property.maximum! ? number : null;
}
