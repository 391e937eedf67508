import { useState } from 'react';
import { Banner, Button, Choose, Field, Icon, Options } from '@tiepdan/design';
import type { Role } from '@tiepdan/page';
import { useTexts, type Language } from '@tiepdan/texts';
import { api, ApiFailure } from './api';
import { MintedCode } from './MintedCode';
import type { Claim, Site } from './model';
import { Loaded, useResource, whyOf } from './resource';

export function Claims({ language }: { language: Language }) {
  const { t } = useTexts();
  const sites = useResource<Site[]>('/sites', []);
  const [claim, setClaim] = useState<Claim | null>(null);
  return (
    <>
      <h1>{t('console.claims.title')}</h1>
      <p className="lead">{t('console.claims.lead')}</p>
      <Loaded resource={sites}>{(all) => <Mint sites={all} language={language} onMinted={setClaim} />}</Loaded>
      {claim !== null && (
        <section className="panel claim">
          <MintedCode claim={claim} />
        </section>
      )}
    </>
  );
}

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
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const mint = () => {
    setFailure(null);
    api<Claim>('/claims', { site, role, label: label.trim() }).then(onMinted, (error: unknown) => {
      onMinted(null);
      setFailure(error instanceof ApiFailure ? error : null);
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
      {failure !== null && (
        <Banner tone="bad" testId="claim-failed">
          {whyOf(failure, t)}
        </Banner>
      )}
      <Button look="primary" testId="mint" disabled={site === null || label.trim() === ''} onPress={mint}>
        <Icon name="key" size={22} /> {t('console.claims.mint')}
      </Button>
    </div>
  );
}
