import { useEffect, useRef } from 'react';
import { QrCode } from '@tiepdan/design';
import { useTexts } from '@tiepdan/texts';
import type { Claim } from './model';

/** A one-time code, to be typed at the device or held before its scanner. It is shown this once, so it comes where it is seen. */
export function MintedCode({ claim }: { claim: Claim }) {
  const { t, time, date } = useTexts();
  const shown = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Its result must not become the effect's: newer browsers answer with a promise.
    shown.current?.scrollIntoView({ block: 'nearest' });
  }, [claim.code]);
  return (
    <div className="minted" role="status" ref={shown}>
      <QrCode text={claim.code} label={t('console.claims.qr')} testId="claim-qr" />
      <div>
        <p className="quiet">{t('console.claims.code')}</p>
        <p className="claim-code" data-testid="claim-code">
          {claim.code}
        </p>
        <p>{t('console.claims.expires', { time: time(claim.expiresAt), date: date(claim.expiresAt) })}</p>
        <p>
          {t('console.claims.device')}: <code data-testid="claim-device">{claim.device}</code>
        </p>
        {claim.approval && <p data-testid="claim-waits">{t('console.claims.approval.waits')}</p>}
        <p className="quiet">{t('console.claims.how')}</p>
      </div>
    </div>
  );
}
