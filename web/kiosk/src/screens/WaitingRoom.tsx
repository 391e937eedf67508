import { useState } from 'react';
import { Banner, Button, Icon, Question } from '@tiepdan/design';
import { MicrophoneLevel, SelfView } from '@tiepdan/call';
import { useStore } from '@tiepdan/page';
import { useTexts } from '@tiepdan/texts';
import { useKiosk } from '../context';

export function WaitingRoom() {
  const { kiosk, visit } = useKiosk();
  const { t } = useTexts();
  const stream = useStore(kiosk.camera);
  const cameraFailed = useStore(kiosk.cameraFailed);
  const [leaving, setLeaving] = useState(false);
  const turn = visit.view?.turn ?? null;
  return (
    <section className="waiting" aria-labelledby="waiting-title">
      <div className="waiting-self">
        <SelfView stream={stream} label={t('kiosk.waiting.self')} />
        <p className="waiting-self-help">{t('kiosk.waiting.self.help')}</p>
      </div>
      <div className="waiting-words">
        <h1 id="waiting-title">{t('kiosk.waiting.title')}</h1>
        <p className="waiting-lead">
          {t(turn?.stage === 'in-session' ? 'kiosk.waiting.finishing' : 'kiosk.waiting.lead')}
        </p>
        {cameraFailed && (
          <Banner tone="bad" testId="camera-failed">
            {t('kiosk.waiting.camera-failed')}
          </Banner>
        )}
        <div className="waiting-ticket card" role="status">
          <span>{t('kiosk.waiting.ticket')}</span>
          <strong data-testid="ticket-number">{turn?.ticket ?? '…'}</strong>
          <span data-testid="ahead" data-ahead={turn?.ahead}>
            {turn === null ? t('kiosk.ticket.taking') : t('kiosk.ticket.ahead', { ahead: turn.ahead })}
          </span>
        </div>
        <div className="waiting-level card">
          <p>
            <Icon name="microphone" /> {t('kiosk.waiting.level.help')}
          </p>
          <MicrophoneLevel stream={stream} label={t('kiosk.waiting.level')} />
        </div>
        <Button size="large" testId="leave" onPress={() => setLeaving(true)}>
          <Icon name="door" /> {t('kiosk.waiting.leave')}
        </Button>
      </div>
      <Question
        open={leaving}
        title={t('kiosk.leave.title')}
        testId="leave-question"
        onDismiss={() => setLeaving(false)}
      >
        <p>{t('kiosk.leave.lead')}</p>
        <div className="dialog-actions">
          <Button
            size="large"
            look="danger"
            testId="leave-yes"
            onPress={() => kiosk.happened({ kind: 'leave', why: 'chosen' })}
          >
            {t('kiosk.leave.yes')}
          </Button>
          <Button size="large" look="primary" testId="leave-no" onPress={() => setLeaving(false)}>
            {t('kiosk.leave.no')}
          </Button>
        </div>
      </Question>
    </section>
  );
}
