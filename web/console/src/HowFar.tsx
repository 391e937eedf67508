import { useTexts } from '@tiepdan/texts';
import type { Command } from './model';

/** How far a command that runs has come, where the device says so. */
export function HowFar({
  command: { state, progressPercent },
}: {
  command: Pick<Command, 'state' | 'progressPercent'>;
}) {
  const { t } = useTexts();
  return (
    state === 'RUNNING' &&
    progressPercent !== null && (
      <>
        <progress
          max={100}
          value={progressPercent}
          aria-label={t('console.command.progress', { percent: progressPercent })}
        />{' '}
        <span aria-hidden="true">{progressPercent}%</span>{' '}
      </>
    )
  );
}
