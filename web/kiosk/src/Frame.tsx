import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Banner, Button, Emblem, Icon, Question } from '@tiepdan/design';
import { useTexts } from '@tiepdan/texts';
import { useKiosk } from './context';
import { Keyboard, useWriting } from './Keyboard';
import { shownScreen } from './service';
import type { Screen } from './visit';

export const STEPS: readonly Screen[] = ['identity', 'standing', 'matter', 'notice', 'ticket'];

/** What stands around every screen: whose kiosk this is, the language, how far one has come, and honest news of the link. */
export function Frame({ children }: { children: ReactNode }) {
  const { kiosk, visit } = useKiosk();
  const { t } = useTexts();
  const main = useRef<HTMLElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const { field, hide } = useWriting(frame);
  const screen = shownScreen(visit);
  useEffect(() => main.current?.focus(), [screen]);
  return (
    <div
      ref={frame}
      className={`frame frame-${screen} ${field === null ? '' : 'frame-writing'}`}
      data-testid="kiosk"
      data-screen={screen}
    >
      <header className="frame-head">
        <Emblem size={72} />
        <div>
          <p className="frame-product">{t('product.long')}</p>
          <p className="frame-body">{visit.view?.body ?? t('city')}</p>
        </div>
        <div className="frame-head-end">
          {visit.view !== null && (
            <p className="frame-site">
              <Icon name="pin" /> {visit.view.site}
            </p>
          )}
          <Button
            look="quiet"
            testId="language-switch"
            onPress={() => kiosk.happened({ kind: 'language', language: visit.language === 'vi' ? 'en' : 'vi' })}
          >
            {t('language.switch')}
          </Button>
        </div>
      </header>
      <LinkBanner />
      <main className="frame-main" ref={main} tabIndex={-1} key={screen}>
        {children}
      </main>
      {field !== null && <Keyboard field={field} onHide={hide} />}
    </div>
  );
}

function LinkBanner() {
  const { visit } = useKiosk();
  const { t } = useTexts();
  if (visit.agent === 'there' && (visit.server === 'up' || visit.unenrolled !== null)) {
    return null;
  }
  return (
    <Banner tone="warning" testId="link-banner">
      <Icon name="alarm" size={36} />
      {t(visit.agent === 'lost' ? 'link.agent-lost' : 'link.server-lost')}
    </Banner>
  );
}

interface StepProps {
  title: string;
  lead?: string;
  children: ReactNode;
  back?: Screen;
  /** Back within this screen, where it has two parts. */
  onBack?: () => void;
  /** What the main button does; without it the screen's own answers lead on. */
  onNext?: () => void;
  nextLabel?: string;
  nextDisabled?: boolean;
}

/** One question of the form: what is asked, the answers, and always the same places for back, stop and on. */
export function FormStep({ title, lead, children, back, onBack, onNext, nextLabel, nextDisabled }: StepProps) {
  const { kiosk, visit } = useKiosk();
  const { t } = useTexts();
  const step = STEPS.indexOf(visit.screen) + 1;
  const goBack = onBack ?? (back === undefined ? undefined : () => kiosk.happened({ kind: 'go', screen: back }));
  return (
    <section className="step" aria-labelledby="step-title">
      <div className="step-head">
        {step > 0 && <Progress step={step} />}
        <h1 id="step-title" className="step-title">
          {title}
        </h1>
        {lead !== undefined && <p className="step-lead">{lead}</p>}
      </div>
      <div className="step-content">{children}</div>
      <footer className="step-foot">
        {goBack !== undefined && (
          <Button size="large" testId="back" onPress={goBack}>
            <Icon name="back" /> {t('common.back')}
          </Button>
        )}
        <Stop />
        {onNext !== undefined && (
          <span className="step-next">
            <Button size="large" look="primary" testId="next" disabled={nextDisabled ?? false} onPress={onNext}>
              {nextLabel ?? t('common.next')} <Icon name="next" />
            </Button>
          </span>
        )}
      </footer>
    </section>
  );
}

/** Beside "back", so a slip of the finger must not cost what was told. */
function Stop() {
  const { kiosk } = useKiosk();
  const { t } = useTexts();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button size="large" look="quiet" testId="stop" onPress={() => setAsking(true)}>
        {t('kiosk.stop')}
      </Button>
      <Question open={asking} title={t('kiosk.stop.title')} testId="stop-question" onDismiss={() => setAsking(false)}>
        <p>{t('kiosk.stop.lead')}</p>
        <div className="dialog-actions">
          <Button
            size="large"
            look="danger"
            testId="stop-yes"
            onPress={() => kiosk.happened({ kind: 'leave', why: 'chosen' })}
          >
            {t('kiosk.stop')}
          </Button>
          <Button size="large" look="primary" testId="stop-no" onPress={() => setAsking(false)}>
            {t('kiosk.stop.no')}
          </Button>
        </div>
      </Question>
    </>
  );
}

function Progress({ step }: { step: number }) {
  const { t } = useTexts();
  return (
    <p className="progress">
      <span className="progress-bars" aria-hidden="true">
        {STEPS.map((name, index) => (
          <span key={name} className={index + 1 === step ? 'now' : index + 1 < step ? 'done' : 'later'} />
        ))}
      </span>
      {t('kiosk.progress', { step, steps: STEPS.length })}
    </p>
  );
}
