/** The standing of one device, as the control plane keeps it. */
export class StubStanding {
  private standing = {
    state: 'ACTIVE',
    why: '',
    by: '',
    since: '2026-11-01T01:00:00Z',
    certificates: [
      {
        serial: '5f2c91aa07',
        issuedAt: '2026-11-01T01:00:00Z',
        expiresAt: '2026-12-31T01:00:00Z',
        revokedAt: null as string | null,
      },
    ],
  };

  now(): unknown {
    return this.standing;
  }

  change(body: string): unknown {
    const { state, why } = JSON.parse(body) as { state: string; why: string };
    const since = '2026-11-25T02:30:00Z';
    const certificates = this.standing.certificates.map((certificate) => ({
      ...certificate,
      revokedAt: state === 'REVOKED' ? since : null,
    }));
    this.standing = { state, why, by: 'admin', since, certificates };
    return this.standing;
  }
}
