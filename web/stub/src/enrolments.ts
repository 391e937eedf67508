import { ago } from './sample/time';

interface Enrolment {
  device: string;
  purpose: string;
  site: string;
  role: string;
  label: string;
  mintedBy: string;
  state: string;
  key: string;
  fingerprint: string;
  from: string | null;
  since: string | null;
  decision: { by: string; at: string; why: string } | null;
  expiresAt: string;
}

/** Devices that wait for approval, as the control plane keeps them. */
export class StubEnrolments {
  /** What a decision is refused with, once. */
  refuseWith: string | null = null;
  private all: Enrolment[] = [];

  /** A device comes with the code that was minted for it. */
  arrives(device: string, label: string, more: Partial<Enrolment> = {}): void {
    const key = this.all.length === 0 ? `9f3a11c077de0b42${'a7'.repeat(24)}` : `5c08e6d2b1947fa3${'1e'.repeat(24)}`;
    this.all.push({
      device,
      purpose: 'NEW_DEVICE',
      site: 'an-duong',
      role: 'kiosk',
      label,
      mintedBy: 'admin',
      state: 'WAITING',
      key,
      fingerprint: key
        .slice(0, 16)
        .toUpperCase()
        .replace(/(.{4})(?=.)/g, '$1-'),
      from: '10.24.3.17',
      since: ago(4),
      decision: null,
      expiresAt: ago(-24 * 60),
      ...more,
    });
  }

  /** It comes again and gets its certificate. */
  leaves(device: string): void {
    this.all = this.all.filter((one) => one.device !== device);
  }

  list(): unknown {
    return this.all.filter(({ state }) => state === 'WAITING' || state === 'APPROVED');
  }

  /** Status and answer. */
  decide(device: string, decision: string, body: string): [number, unknown] {
    const one = this.all.find((it) => it.device === device);
    const { key, why = '' } = JSON.parse(body) as { key: string; why?: string };
    const word = this.refuseWith ?? (one === undefined ? 'no-such-enrolment' : one.key === key ? null : 'another-key');
    this.refuseWith = null;
    if (word !== null || one === undefined) {
      return [409, { type: `/problems/${word}` }];
    }
    one.state = decision === 'approval' ? 'APPROVED' : 'REJECTED';
    one.decision = { by: 'admin', at: ago(0), why };
    return [200, one];
  }
}
