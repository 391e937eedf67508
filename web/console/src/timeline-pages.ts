import { useCallback, useEffect, useRef, useState } from 'react';
import { api, ApiFailure } from './api';
import { following, live, type Kind } from './live';
import { lengthened, renewed, type EntryKind, type Page } from './timeline';

const A_PAGE = 50;
const MOST = 200;
const GATHER_MILLIS = 300;
const HEARD: readonly Kind[] = ['device', 'command', 'configuration', 'session', 'incident'];
/** Of these the live feed names the device itself. */
const OF_DEVICE: readonly Kind[] = ['device', 'command'];

export interface Line {
  value: Page | null;
  failure: ApiFailure | null;
  more: () => void;
}

/** A device's past: what is new comes by itself, what is earlier when it is asked for. */
export function useTimeline(device: string, kinds: readonly EntryKind[]): Line {
  const [value, setValue] = useState<Page | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const shown = useRef<Page | null>(null);
  const latest = useRef(0);
  const subject = useRef(0);
  const asked = kinds.join(' ');

  const show = useCallback((page: Page) => {
    shown.current = page;
    setValue(page);
    setFailure(null);
  }, []);
  const ask = useCallback(
    (counter: { readonly current: number }, limit: number, before: string | null, then: (page: Page) => void) => {
      const mine = counter.current;
      const query = new URLSearchParams(asked.split(' ').flatMap((kind) => (kind === '' ? [] : [['kind', kind]])));
      query.set('limit', String(limit));
      if (before !== null) {
        query.set('before', before);
      }
      api<Page>(`/devices/${encodeURIComponent(device)}/timeline?${query}`).then(
        (page) => mine === counter.current && then(page),
        (error: unknown) => mine === counter.current && error instanceof ApiFailure && setFailure(error),
      );
    },
    [asked, device],
  );

  useEffect(() => {
    const anew = () => {
      latest.current += 1;
      const known = shown.current?.entries.length ?? 0;
      ask(latest, Math.min(MOST, Math.max(A_PAGE, known)), null, (page) => show(renewed(shown.current, page)));
    };
    shown.current = null;
    setValue(null);
    anew();
    const stop = following(anew, GATHER_MILLIS, (soon) => [
      live.watch(OF_DEVICE, (id) => (id === null || id === device) && soon()),
      live.watch(
        HEARD.filter((kind) => !OF_DEVICE.includes(kind)),
        soon,
      ),
    ]);
    return () => {
      latest.current += 1;
      subject.current += 1;
      stop();
    };
  }, [ask, device, show]);

  const more = useCallback(() => {
    const before = shown.current?.earlier ?? null;
    if (before !== null) {
      ask(subject, A_PAGE, before, (page) => shown.current !== null && show(lengthened(shown.current, page)));
    }
  }, [ask, show]);
  return { value, failure, more };
}
