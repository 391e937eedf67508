import { useState } from 'react';
import { Button, Choose, Field, Icon, Options } from '@tiepdan/design';
import type { Role } from '@tiepdan/page';
import { useTexts, type Language } from '@tiepdan/texts';
import { api } from './api';
import { Approvals } from './Approvals';
import { MintedCode } from './MintedCode';
import type { Claim, Site } from './model';
import { Loaded, Refusal, useRefusal, useResource } from './resource';
import { Title } from './Title';

export function Claims({ language }: { language: Language }) {
  const { t } = useTexts();
  const sites = useResource<Site[]>('/sites', []);
  const [claim, setClaim] = useState<Claim | null>(null);
  return (
    <>
      <Title name={t('console.claims.title')} />
      <p className="lead">{t('console.claims.lead')}</p>
      <Loaded resource={sites}>
        {(all) => (
          <div className="claims">
            <div className="minting">
              <Mint sites={all} language={language} onMinted={setClaim} />
              {claim !== null && (
                <section className="panel claim">
                  <MintedCode claim={claim} />
                </section>
              )}
            </div>
            <Approvals sites={all} language={language} />
          </div>
        )}
      </Loaded>
    </>
  );
}

type Approval = 'no' | 'yes';

interface MintProps {
  sites: Site[];
  language: Language;
  onMinted: (claim: Claim | null) => void;
}

function Mint({ sites, language, onMinted }: MintProps) {
  const { t } = useTexts();
  const [site, setSite] = useState<string | null>(null);
  const [role, setRole] = useState<Role>('kiosk');
  const [label, setLabel] = useState('');
  const usual = useResource<{ approval: boolean }>('/claims/defaults', []);
  const [chosen, setChosen] = useState<Approval | null>(null);
  const approval = chosen ?? (usual.value?.approval === true ? 'yes' : 'no');
  const { failure, failed } = useRefusal();
  const mint = () => {
    failed(null);
    const wish = { site, role, label: label.trim(), approval: approval === 'yes' };
    api<Claim>('/claims', wish).then(onMinted, (error: unknown) => {
      onMinted(null);
      failed(error);
    });
  };
  return (
    <div className="panel claim-form">
      <Choose
        label={t('console.claims.site')}
        placeholder={t('console.claims.site.choose')}
        testId="claim-site"
        value={site}
        onChange={setSite}
        options={sites.map(({ id, name, englishName }) => ({
          value: id,
          text: language === 'vi' ? name : englishName,
        }))}
      />
      <Options
        label={t('console.claims.role')}
        testId="claim-role"
        value={role}
        onChange={setRole}
        options={[
          { value: 'kiosk', text: t('role.kiosk') },
          { value: 'room', text: t('role.room') },
        ]}
      />
      <Field
        label={t('console.claims.label')}
        help={t('console.claims.label.help')}
        testId="claim-label"
        value={label}
        onChange={setLabel}
        most={60}
      />
      <Options
        label={t('console.claims.approval')}
        testId="claim-approval"
        value={approval}
        onChange={setChosen}
        options={[
          { value: 'no', text: t('console.claims.approval.no') },
          { value: 'yes', text: t('console.claims.approval.yes') },
        ]}
      />
      <Refusal failure={failure} testId="claim-failed" />
      <Button
        look="primary"
        testId="mint"
        disabled={site === null || label.trim() === '' || (chosen === null && usual.value === null)}
        onPress={mint}
      >
        <Icon name="key" size={22} /> {t('console.claims.mint')}
      </Button>
    </div>
  );
}
