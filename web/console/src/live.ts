import { Store } from '@tiepdan/page';

export type Kind =
  'device' | 'enrolment' | 'command' | 'incident' | 'configuration' | 'session' | 'recording' | 'system';

/** Hears which one changed; null: any may have. */
export type Watcher = (id: string | null) => void;

/**
 * The server says what changed, never how; whoever shows such a thing fetches it again. After an interruption everything
 * is fetched again, because changes in between are unknown.
 */
export class Live {
  readonly connected = new Store(true);
  private readonly watchers = new Map<Watcher, readonly Kind[]>();
  private source: EventSource | null = null;

  start(): void {
    this.source?.close();
    const source = new EventSource('/api/v1/live');
    this.source = source;
    source.onopen = () => {
      this.connected.set(true);
      this.all();
    };
    source.onmessage = (event: MessageEvent<string>) => this.changed(event.data);
    source.onerror = () => {
      this.connected.set(false);
      if (source.readyState === EventSource.CLOSED && this.source === source) {
        setTimeout(() => this.source === source && this.start(), 3_000 + 3_000 * Math.random());
      }
    };
  }

  stop(): void {
    this.source?.close();
    this.source = null;
  }

  watch(kinds: readonly Kind[], again: Watcher): () => void {
    this.watchers.set(again, kinds);
    return () => this.watchers.delete(again);
  }

  private changed(data: string): void {
    let change: { kind?: unknown; id?: unknown };
    try {
      change = JSON.parse(data) as typeof change;
    } catch {
      return;
    }
    const { kind, id } = change;
    this.watchers.forEach((kinds, again) => {
      if (kinds.includes(kind as Kind)) {
        again(typeof id === 'string' && id !== '' ? id : null);
      }
    });
  }

  private all(): void {
    this.watchers.forEach((_, again) => again(null));
  }
}

export const live = new Live();

const SLOW_REFETCH_MILLIS = 30_000;

/**
 * Asks again whenever something is heard, once for what is heard together, and slowly besides, for a word of the server may be lost.
 *
 * @param watch begins to hear, and gives what ends it
 * @returns what ends all of it
 */
export function following(
  again: () => void,
  gatherMillis: number,
  watch: (soon: () => void) => readonly (() => void)[],
): () => void {
  let gathering: ReturnType<typeof setTimeout> | undefined;
  const unwatch = watch(() => {
    gathering ??= setTimeout(() => {
      gathering = undefined;
      again();
    }, gatherMillis);
  });
  const slowly = setInterval(again, SLOW_REFETCH_MILLIS);
  return () => {
    unwatch.forEach((stop) => stop());
    clearTimeout(gathering);
    clearInterval(slowly);
  };
}
