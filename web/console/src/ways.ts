import { api } from './api';

/** How one can sign in besides with a local account. */
export interface Ways {
  oidc: boolean;
}

/** Where the browser itself must go; it comes back signed in. */
export const CITY_ACCOUNT = '/api/v1/sign-in/oidc';

/** A server that does not say offers nothing more; local accounts always work. */
export function waysToSignIn(): Promise<Ways> {
  return api<Ways>('/sign-in/ways').catch(() => ({ oidc: false }));
}
