import { useStore } from '@tiepdan/page';
import { useTexts } from '@tiepdan/texts';
import type { CallClient } from './client';

/** Says what the control plane knows about the recording, and nothing more: it never pretends. */
export function RecordingSign({ client }: { client: CallClient }) {
  const state = useStore(client.state);
  const { t, clock } = useTexts();
  if (state.name === 'idle') {
    return null;
  }
  return (
    <p
      className={`recording-sign recording-${state.recording}`}
      role="status"
      data-testid="recording"
      data-recording={state.recording}
    >
      <span className="recording-dot" aria-hidden="true" />
      <span>{t(`recording.${state.recording}`)}</span>
      {state.recordedUntil !== null && (
        <span className="recording-until" aria-hidden="true">
          {t('recording.until', { time: clock(state.recordedUntil) })}
        </span>
      )}
    </p>
  );
}
