import { Fragment, useEffect, useRef, useState, type JSX, type MouseEvent } from 'react';
import { Badge, Button, Emblem, Icon, type IconName } from '@tiepdan/design';
import { useStore } from '@tiepdan/page';
import { LANGUAGES, Texts, useTexts, type Language } from '@tiepdan/texts';
import { api, signedOut } from './api';
import { Accounts } from './Accounts';
import { Audit } from './Audit';
import { Calendar } from './Calendar';
import { Claims } from './Claims';
import { ConfigurationPage } from './ConfigurationPage';
import { DevicePage, Fleet } from './Fleet';
import { useFocusIn } from './focus';
import { live } from './live';
import type { Staff } from './model';
import { Places } from './Places';
import { Register } from './Register';
import { hrefOf, may, readRoute, sectionsOf, useHash, type Route, type Section } from './routes';
import { SessionRecordPage } from './SessionRecordPage';
import { Sessions } from './Sessions';
import { SignIn } from './SignIn';
import { SystemStatus } from './SystemStatus';
import { Trouble } from './Trouble';
import { WISH } from './wish';
import { WishPage } from './WishPage';

const ICONS: Record<Section, IconName> = {
  fleet: 'screen',
  sessions: 'calendar',
  register: 'book',
  calendar: 'scales',
  configuration: 'layers',
  claims: 'key',
  places: 'pin',
  accounts: 'people',
  system: 'pulse',
  audit: 'list',
};

const LANGUAGE = 'tiepdan.console.language';

function rememberedLanguage(): Language {
  const remembered = window.localStorage.getItem(LANGUAGE);
  return LANGUAGES.find((language) => language === remembered) ?? 'vi';
}

export function App() {
  const [language, setLanguage] = useState<Language>(rememberedLanguage);
  useEffect(() => window.localStorage.setItem(LANGUAGE, language), [language]);
  const [staff, setStaff] = useState<Staff | null | 'asking'>('asking');
  useEffect(() => {
    const leave = () => setStaff(null);
    signedOut.addEventListener('signed-out', leave);
    api<Staff>('/me').then(setStaff, leave);
    return () => signedOut.removeEventListener('signed-out', leave);
  }, []);
  const switchLanguage = () => setLanguage(language === 'vi' ? 'en' : 'vi');
  return (
    <Texts language={language}>
      {staff === 'asking' ? null : staff === null ? (
        <SignIn onSignedIn={setStaff} onLanguage={switchLanguage} />
      ) : (
        <Desk staff={staff} language={language} onLanguage={switchLanguage} onSignedOut={() => setStaff(null)} />
      )}
    </Texts>
  );
}

interface DeskProps {
  staff: Staff;
  language: Language;
  onLanguage: () => void;
  onSignedOut: () => void;
}

function Desk({ staff, language, onLanguage, onSignedOut }: DeskProps) {
  const { t } = useTexts();
  const route = readRoute(useHash(), staff);
  const place = `${route.section}/${route.id}`;
  const content = useRef<HTMLElement>(null);
  useFocusIn(content, place);
  useEffect(() => {
    live.start();
    return () => live.stop();
  }, []);
  const signOut = () => void api('/sign-out', {}).finally(onSignedOut);
  /** By hand, because what stands behind # is the route. */
  const skip = (event: MouseEvent) => {
    event.preventDefault();
    content.current?.focus();
  };
  return (
    <div className="console" data-testid="console" data-section={route.section}>
      <header className="side">
        <a className="skip" href="#content" onClick={skip} data-testid="skip">
          {t('console.skip')}
        </a>
        <p className="side-product">
          <Emblem size={44} /> {t('product')}
        </p>
        <nav aria-label={t('console.nav')}>
          <ul className="side-nav">
            {sectionsOf(staff).map((section) => (
              <li key={section}>
                <a
                  href={hrefOf(section)}
                  aria-current={section === route.section ? 'page' : undefined}
                  data-testid={`nav-${section}`}
                >
                  <Icon name={ICONS[section]} size={24} /> {t(`console.${section}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="side-foot">
          <LiveSign />
          <p>
            <strong data-testid="staff-name">{staff.name}</strong>
            <br />
            {staff.roles.map((role) => t(`console.role.${role}`)).join(', ')}
          </p>
          <Button look="quiet" testId="language-switch" onPress={onLanguage}>
            {t('language.switch')}
          </Button>
          <Button look="quiet" testId="sign-out" onPress={signOut}>
            <Icon name="door" size={22} /> {t('console.sign-out')}
          </Button>
        </div>
      </header>
      <main className="content" id="content" ref={content} tabIndex={-1}>
        <Trouble staff={staff} />
        <Fragment key={place}>{pageOf(route, staff, language)}</Fragment>
      </main>
    </div>
  );
}

function pageOf({ section, id }: Route, staff: Staff, language: Language): JSX.Element {
  switch (section) {
    case 'fleet':
      return id === null ? (
        <Fleet staff={staff} language={language} />
      ) : id.startsWith(WISH) ? (
        <WishPage wish={id.slice(WISH.length)} language={language} />
      ) : (
        <DevicePage id={id} staff={staff} language={language} />
      );
    case 'sessions':
      return id === null || !may(staff, 'READ_SESSIONS') ? (
        <Sessions linked={may(staff, 'READ_SESSIONS')} />
      ) : (
        <SessionRecordPage id={id} />
      );
    case 'register':
      return <Register language={language} />;
    case 'calendar':
      return <Calendar part={id} staff={staff} language={language} />;
    case 'configuration':
      return <ConfigurationPage layer={id ?? 'all'} language={language} />;
    case 'claims':
      return <Claims language={language} />;
    case 'places':
      return <Places language={language} />;
    case 'accounts':
      return <Accounts language={language} />;
    case 'system':
      return <SystemStatus />;
    case 'audit':
      return <Audit />;
  }
}

function LiveSign() {
  const connected = useStore(live.connected);
  const { t } = useTexts();
  return (
    <p role="status">
      <Badge tone={connected ? 'good' : 'warning'} testId="live">
        {t(connected ? 'console.live' : 'console.stale')}
      </Badge>
    </p>
  );
}
