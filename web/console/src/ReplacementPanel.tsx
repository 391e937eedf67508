import { useState } from 'react';
import { Button, Icon, Ticks } from '@tiepdan/design';
import { useTexts } from '@tiepdan/texts';
import { api } from './api';
import { MintedCode } from './MintedCode';
import type { Claim } from './model';
import { Refusal, useRefusal } from './resource';

/** Other hardware takes this device's place: nothing changes before it has used the code. */
export function ReplacementPanel({ device }: { device: string }) {
  const { t } = useTexts();
  const [claim, setClaim] = useState<Claim | null>(null);
  const { failure, failed } = useRefusal();
  const [looked, setLooked] = useState<string[]>([]);
  const mint = () => {
    failed(null);
    const approval = looked.includes('approval');
    api<Claim>(`/devices/${encodeURIComponent(device)}/replacement?approval=${approval}`, {}).then(setClaim, failed);
  };
  return (
    <section className="panel replacement" aria-labelledby="replacement-title" data-testid="replacement">
      <h2 id="replacement-title">{t('console.replacement.title')}</h2>
      <p>{t('console.replacement.lead')}</p>
      <Refusal failure={failure} testId="replacement-failed" />
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
