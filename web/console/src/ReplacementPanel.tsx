import { useState } from 'react';
import { Banner, Button, Icon, Ticks } from '@tiepdan/design';
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
  const [looked, setLooked] = useState<string[]>([]);
  const mint = () => {
    setFailure(null);
    const approval = looked.includes('approval');
    api<Claim>(`/devices/${encodeURIComponent(device)}/replacement?approval=${approval}`, {}).then(
      setClaim,
      (error: unknown) => setFailure(error instanceof ApiFailure ? error : null),
    );
  };
  return (
    <section className="panel replacement" aria-labelledby="replacement-title" data-testid="replacement">
      <h2 id="replacement-title">{t('console.replacement.title')}</h2>
      <p>{t('console.replacement.lead')}</p>
      {failure !== null && (
        <Banner tone="bad" testId="replacement-failed">
          {whyOf(failure, t)}
        </Banner>
      )}
      {claim === null ? (
        <>
          <Ticks
            label={t('console.claims.approval')}
            testId="replacement-look"
            values={looked}
            onChange={setLooked}
            options={[{ value: 'approval', text: t('console.claims.approval.yes') }]}
          />
          <div className="actions">
            <Button testId="replace" onPress={mint}>
              <Icon name="key" size={22} /> {t('console.replacement.mint')}
            </Button>
          </div>
        </>
      ) : (
        <MintedCode claim={claim} />
      )}
    </section>
  );
}
