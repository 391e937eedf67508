import type { FleetFilter, Placed } from './fleet-filter';
import type { Command, CommandState } from './model';

/** Before the key of a wish in the address; no device has such a name. */
export const WISH = 'wish:';

/** More at once is a mistake more often than a wish; the control plane takes no more. */
export const MOST_AT_ONCE = 500;

/** One wish for several devices, as the control plane answers it. */
export interface Issue {
  issued: Command[];
  /** Why a device was left out, by its id. */
  refused: Record<string, { type: string }>;
}

/** A device that was left out, and the word for why. */
export interface LeftOut {
  device: string;
  word: string;
}

/** Exactly those that were shown: whoever joins the filter meanwhile is not meant, and whoever leaves it stops the whole. */
export function selectionOf(meant: readonly Placed[], { body, role }: FleetFilter) {
  return {
    filter: {
      ...(body === null ? {} : { body }),
      ...(role === null ? {} : { role }),
      devices: meant.map(({ id }) => id),
    },
    expected: meant.length,
  };
}

export function leftOut({ refused }: Pick<Issue, 'refused'>): LeftOut[] {
  return Object.entries(refused).map(([device, { type }]) => ({ device, word: type.replace('/problems/', '') }));
}

/** Nothing more is to be expected, or only what nobody can promise: a device that is silent may still say something. */
const ENDED: readonly CommandState[] = ['SUCCEEDED', 'FAILED', 'EXPIRED', 'REFUSED', 'WITHDRAWN', 'LAPSED', 'UNKNOWN'];

export function ended({ state }: Pick<Command, 'state'>): boolean {
  return ENDED.includes(state);
}

/** How many stand how, in the order in which a person must look at them: what went wrong first. */
const ORDER: readonly CommandState[] = [
  'FAILED',
  'UNKNOWN',
  'REFUSED',
  'EXPIRED',
  'LAPSED',
  'WITHDRAWN',
  'AGREEING',
  'SENT',
  'RUNNING',
  'SUCCEEDED',
];

export function counted(commands: readonly Pick<Command, 'state'>[]): [CommandState, number][] {
  return ORDER.map((state): [CommandState, number] => [
    state,
    commands.filter((command) => command.state === state).length,
  ]).filter(([, count]) => count > 0);
}

export function worstFirst<A extends Pick<Command, 'state'>>(commands: readonly A[]): A[] {
  return [...commands].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
}

/** What waits for a second person, as it was wished: one wish has one moment, one person and one kind. */
export function wishesOf(commands: readonly Command[]): Command[][] {
  const wishes = new Map<string, Command[]>();
  commands
    .filter(({ state }) => state === 'AGREEING')
    .forEach((command) => {
      const wish = `${command.by} ${command.issuedAt} ${command.kind}`;
      wishes.set(wish, [...(wishes.get(wish) ?? []), command]);
    });
  return [...wishes.values()];
}

/**
 * Who was left out is told once, by the answer to the wish; kept with this window, a reload does not forget it. Ids and words only.
 */
export function keepLeftOut(key: string, out: readonly LeftOut[]): void {
  window.sessionStorage.setItem(WISH + key, JSON.stringify(out));
}

export function keptLeftOut(key: string): LeftOut[] {
  try {
    return JSON.parse(window.sessionStorage.getItem(WISH + key) ?? '[]') as LeftOut[];
  } catch {
    return [];
  }
}
