import { Banner } from '@tiepdan/design';
import { MicrophoneLevel, RecordingSign, RemoteView, SelfView } from '@tiepdan/call';
import { useStore } from '@tiepdan/page';
import { useTexts } from '@tiepdan/texts';
import { useKiosk } from '../context';

export function CallScreen() {
  const { kiosk, visit } = useKiosk();
  const { t } = useTexts();
  const stream = useStore(kiosk.camera);
  const call = useStore(kiosk.call.state);
  const numbers = useStore(kiosk.call.numbers);
  const painted = numbers.firstFrameMillis !== null;
  return (
    <section className="call" aria-label={t('kiosk.call.title')}>
      <RemoteView
        client={kiosk.call}
        label={t('kiosk.call.remote')}
        className="call-remote"
        loudness={visit.loudness}
      />
      <div className="call-top">
        <p className="call-name">{call.name === 'in-call' ? call.invitation.with : ''}</p>
        <RecordingSign client={kiosk.call} />
      </div>
      {!painted && (
        <p className="call-connecting" role="status">
          {t('kiosk.call.connecting')}
        </p>
      )}
      {call.name === 'in-call' && painted && call.otherSide === 'interrupted' && (
        <Banner tone="warning" testId="call-interrupted">
          {t('kiosk.call.interrupted')}
        </Banner>
      )}
      {call.name === 'in-call' && painted && call.phase !== 'joined' && (
        <Banner tone="warning" testId="call-reconnecting">
          {t('kiosk.call.reconnecting')}
        </Banner>
      )}
      {call.name === 'in-call' && call.recording === 'failed' && (
        <Banner tone="bad" testId="recording-failed">
          {t('recording.failed.kiosk')}
        </Banner>
      )}
      <div className="call-self">
        <SelfView stream={stream} label={t('kiosk.waiting.self')} />
        <MicrophoneLevel stream={stream} label={t('kiosk.waiting.level')} />
      </div>
    </section>
  );
}
