import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { Banner, Icon } from '@tiepdan/design';
import { known, useTexts, type Speech } from '@tiepdan/texts';
import { api, ApiFailure } from './api';
import { following, live, type Kind } from './live';

export interface Resource<A> {
  value: A | null;
  failure: ApiFailure | null;
  again: () => void;
}

const GATHER_MILLIS = 150;

/**
 * Fetches, and fetches again when the server says that such a thing changed; a failure leaves the last value on the screen.
 *
 * @param only of all things of these kinds the one that this is about
 */
export function useResource<A>(path: string | null, kinds: readonly Kind[], only: string | null = null): Resource<A> {
  const [value, setValue] = useState<A | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const latest = useRef(0);
  const kindsKey = kinds.join(' ');

  const again = useCallback(() => {
    if (path === null) {
      return;
    }
    const mine = ++latest.current;
    api<A>(path).then(
      (answer) => {
        if (mine === latest.current) {
          setValue(answer);
          setFailure(null);
        }
      },
      (error: unknown) => mine === latest.current && error instanceof ApiFailure && setFailure(error),
    );
  }, [path]);

  useEffect(() => {
    setValue(null);
    again();
    const stop = following(again, GATHER_MILLIS, (soon) => [
      live.watch(kindsKey.split(' ') as Kind[], (id) => (only === null || id === null || id === only) && soon()),
    ]);
    return () => {
      latest.current += 1;
      stop();
    };
  }, [again, kindsKey, only]);

  return { value, failure, again };
}

/** Why the server did not do what somebody asked for last; null when it did, or when something else went wrong. */
export function useRefusal(): { failure: ApiFailure | null; failed: (error: unknown) => void } {
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const failed = useCallback((error: unknown) => setFailure(error instanceof ApiFailure ? error : null), []);
  return { failure, failed };
}

export function Refusal({ failure, testId }: { failure: ApiFailure | null; testId: string }) {
  const { t } = useTexts();
  return (
    failure !== null && (
      <Banner tone="bad" testId={testId}>
        {whyOf(failure, t)}
      </Banner>
    )
  );
}

/** The value once it is there; what went wrong in words; never an empty page. */
export function Loaded<A>({ resource, children }: { resource: Resource<A>; children: (value: A) => ReactNode }) {
  const { t } = useTexts();
  const { value, failure } = resource;
  return (
    <>
      {failure !== null && (
        <Banner tone="warning" testId="failure">
          <Icon name="alarm" /> {whyOf(failure, t)}
        </Banner>
      )}
      {value !== null ? children(value) : failure === null && <p className="loading">{t('common.loading')}</p>}
    </>
  );
}

/** In the reader's words; of a refusal that has none the word itself, for whoever is asked about it. */
export function whyOf(failure: ApiFailure, t: Speech['t']): string {
  const refusal = known(`problem.type.${failure.word}`);
  return failure.kind === 'other' && refusal !== null
    ? t(refusal)
    : t(`problem.${failure.kind}`, { word: failure.word });
}
