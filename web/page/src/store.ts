import { useSyncExternalStore } from 'react';

/** A value that the whole page watches. State lives here, outside React, so that a socket or a call can change it. */
export class Store<S> {
  private readonly watchers = new Set<() => void>();

  constructor(private value: S) {}

  get = (): S => this.value;

  set(value: S): void {
    if (value !== this.value) {
      this.value = value;
      this.watchers.forEach((watcher) => watcher());
    }
  }

  watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };
}

export function useStore<S>(store: Store<S>): S {
  return useSyncExternalStore(store.watch, store.get, store.get);
}
