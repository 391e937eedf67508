import { useState } from 'react';
import { Banner, Button, Icon } from '@tiepdan/design';
import { useTexts } from '@tiepdan/texts';
import { api, ApiFailure } from './api';
import { MintedCode } from './MintedCode';
import type { Claim } from './model';
import { whyOf } from './resource';

/** Other hardware takes this device's place: nothing changes before it has used the code. */
export function ReplacementPanel({ device }: { device: string }) {
  const { t } = useTexts();
  const [claim, setClaim] = useState<Claim | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const mint = () => {
    setFailure(null);
    api<Claim>(`/devices/${encodeURIComponent(device)}/replacement`, {}).then(setClaim, (error: unknown) =>
      setFailure(error instanceof ApiFailure ? error : null),
    );
  };
  return (
    <section className="panel" aria-labelledby="replacement-title" data-testid="replacement">
      <h2 id="replacement-title">{t('console.replacement.title')}</h2>
      <p>{t('console.replacement.lead')}</p>
      {failure !== null && (
        <Banner tone="bad" testId="replacement-failed">
          {whyOf(failure, t)}
        </Banner>
      )}
      {claim === null ? (
        <div className="actions">
          <Button testId="replace" onPress={mint}>
            <Icon name="key" size={22} /> {t('console.replacement.mint')}
          </Button>
        </div>
      ) : (
        <MintedCode claim={claim} />
      )}
    </section>
  );
}
