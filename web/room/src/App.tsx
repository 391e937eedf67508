import { useEffect, useState } from 'react';
import { Banner, Button, Emblem, Icon } from '@tiepdan/design';
import { Texts, useTexts } from '@tiepdan/texts';
import { Enrolment, PictureNotice, useStore } from '@tiepdan/page';
import { CallDesk } from './CallDesk';
import { useRoom } from './context';
import { screenOf } from './desk';
import { WaitingList } from './WaitingList';

export function App() {
  const { room, desk } = useRoom();
  const touchedAt = useStore(room.touchedAt);
  return (
    <Texts language={desk.language}>
      <div
        className="room"
        data-testid="room"
        data-screen={screenOf(desk)}
        data-touched-at={touchedAt === null ? undefined : performance.timeOrigin + touchedAt}
      >
        <Head />
        <LinkBanner />
        <ServiceBanner />
        <Shown />
      </div>
      <PictureNotice pictures={room.pictures} personal />
    </Texts>
  );
}

function Shown() {
  const { room, desk } = useRoom();
  if (desk.current !== null) {
    return <CallDesk current={desk.current} />;
  }
  if (desk.unenrolled !== null) {
    return (
      <main className="room-enrolment">
        <Enrolment unenrolled={desk.unenrolled} onClaim={(code) => room.happened({ kind: 'claim-code', code })} />
      </main>
    );
  }
  return <WaitingList />;
}

function Head() {
  const { room, desk } = useRoom();
  const { t } = useTexts();
  return (
    <header className="room-head">
      <Emblem size={48} />
      <div className="room-head-names">
        <p className="room-body">{desk.view?.body ?? t('city')}</p>
        <p className="room-site">{desk.view?.site ?? t('room.title')}</p>
      </div>
      <p className="room-received" data-testid="received" data-received={desk.view?.received ?? 0}>
        <Icon name="check" /> {t('room.received', { count: desk.view?.received ?? 0 })}
      </p>
      <Clock />
      <Button
        look="quiet"
        testId="language-switch"
        onPress={() => room.happened({ kind: 'language', language: desk.language === 'vi' ? 'en' : 'vi' })}
      >
        {t('language.switch')}
      </Button>
    </header>
  );
}

function Clock() {
  const { t, time } = useTexts();
  const now = useNow(1000);
  return (
    <p className="room-clock">
      <span className="visually-hidden">{t('room.clock')}</span>
      {time(new Date(now).toISOString())}
    </p>
  );
}

/** The present moment, read again every so often. */
export function useNow(everyMillis: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMillis);
    return () => clearInterval(timer);
  }, [everyMillis]);
  return now;
}

function LinkBanner() {
  const { desk } = useRoom();
  const { t } = useTexts();
  if (desk.agent === 'there' && (desk.server === 'up' || screenOf(desk) === 'enrolment')) {
    return null;
  }
  return (
    <Banner tone="warning" testId="link-banner">
      <Icon name="alarm" /> {t(desk.agent === 'lost' ? 'link.room-agent-lost' : 'link.room-server-lost')}
    </Banner>
  );
}

function ServiceBanner() {
  const { desk } = useRoom();
  const { t } = useTexts();
  if (desk.service === 'open') {
    return null;
  }
  return (
    <Banner tone="warning" testId="service-banner">
      <Icon name="alarm" /> {t(`room.out.${desk.service}`)}
    </Banner>
  );
}
