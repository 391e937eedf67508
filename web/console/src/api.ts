/** Why a request failed, as the page can say it. `unreachable`: no answer at all. */
export class ApiFailure extends Error {
  constructor(
    readonly kind: 'unauthorized' | 'forbidden' | 'unreachable' | 'other',
    /** The problem's word, or the status; never a sentence of the server's. */
    readonly word: string,
    /** The members of the problem; for programs, and never shown as they are. */
    readonly problem: Record<string, unknown> = {},
  ) {
    super(word);
  }
}

/** Told when the server no longer knows who is asking. */
export const signedOut = new EventTarget();

/**
 * @param seen the version that is to be changed, where somebody else may have changed it meanwhile
 * @param key  the same key is the same wish, however often it is sent
 */
export async function api<A>(
  path: string,
  body?: unknown,
  method = body === undefined ? 'GET' : 'POST',
  seen?: number,
  key?: string,
): Promise<A> {
  return answered<A>(path, {
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...(seen === undefined ? {} : { 'if-match': `"${seen}"` }),
    },
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** Sends a file as it is. */
export function send<A>(path: string, type: string, content: ArrayBuffer): Promise<A> {
  return answered<A>(path, {
    headers: { accept: 'application/json', 'content-type': type },
    method: 'POST',
    body: content,
  });
}

async function answered<A>(path: string, request: RequestInit): Promise<A> {
  const response = await fetch(`/api/v1${path}`, { credentials: 'same-origin', ...request }).catch(() => {
    throw new ApiFailure('unreachable', 'no-answer');
  });
  if (!response.ok) {
    throw await failureOf(response);
  }
  const text = await response.text();
  return (text === '' ? null : JSON.parse(text)) as A;
}

/** Reads RFC 9457 problem details where there are any. */
async function failureOf(response: Response): Promise<ApiFailure> {
  if (response.status === 401) {
    signedOut.dispatchEvent(new Event('signed-out'));
    return failed('unauthorized', await problemOf(response));
  }
  if (response.status >= 500) {
    return new ApiFailure('unreachable', `HTTP ${response.status}`);
  }
  if (response.status === 403) {
    return failed('forbidden', await problemOf(response));
  }
  return failed('other', await problemOf(response), `HTTP ${response.status}`);
}

function failed(kind: ApiFailure['kind'], problem: { type?: string }, otherwise: string = kind): ApiFailure {
  return new ApiFailure(kind, problem.type?.replace('/problems/', '') ?? otherwise, problem);
}

function problemOf(response: Response): Promise<{ type?: string }> {
  return response.json().catch(() => ({})) as Promise<{ type?: string }>;
}
