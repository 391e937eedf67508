import { useEffect, useRef, useState } from 'react';
import { Badge, Button, Icon, Question, type Tone } from '@tiepdan/design';
import { useTexts } from '@tiepdan/texts';
import { api } from './api';
import { CommandForm } from './CommandForm';
import { sentenceOf } from './findings';
import { HowFar } from './HowFar';
import type { Command, CommandState } from './model';
import { Loaded, Refusal, useRefusal, useResource } from './resource';
import { queryOf, useHash } from './routes';

const MOST = 10;
/** Where one of them is asked for by the address, it may be an older one. */
const MOST_TO_FIND_ONE = 200;

export const COMMAND_TONE: Record<CommandState, Tone> = {
  AGREEING: 'warning',
  SENT: 'plain',
  RUNNING: 'plain',
  SUCCEEDED: 'good',
  FAILED: 'bad',
  EXPIRED: 'warning',
  REFUSED: 'warning',
  WITHDRAWN: 'plain',
  LAPSED: 'plain',
  UNKNOWN: 'warning',
};

/** What this device was told to do and what became of it, and the way to tell it more. */
export function CommandPanel({ device }: { device: string }) {
  const { t } = useTexts();
  const asked = queryOf(useHash()).get('command');
  const most = asked === null ? MOST : MOST_TO_FIND_ONE;
  const commands = useResource<Command[]>(`/devices/${encodeURIComponent(device)}/commands?limit=${most}`, ['command']);
  const [asking, setAsking] = useState(false);
  const done = () => {
    setAsking(false);
    commands.again();
  };
  return (
    <section className="panel" aria-labelledby="commands-title" data-testid="commands">
      <h2 id="commands-title">{t('console.command.title')}</h2>
      <div className="actions">
        <Button testId="new-command" onPress={() => setAsking(true)}>
          <Icon name="next" size={22} /> {t('console.command.new')}
        </Button>
      </div>
      <Loaded resource={commands}>
        {(all) =>
          all.length === 0 ? (
            <p className="quiet">{t('console.command.none')}</p>
          ) : (
            <ul className="commands">
              {all
                .filter(({ id }, place) => place < MOST || id === asked)
                .map((command) => (
                  <Line key={command.id} command={command} asked={command.id === asked} onChanged={commands.again} />
                ))}
            </ul>
          )
        }
      </Loaded>
      <Question open={asking} title={t('console.command.new')} testId="ask-command" onDismiss={() => setAsking(false)}>
        {asking && (
          <CommandForm
            send={(wish, key) =>
              api(`/devices/${encodeURIComponent(device)}/commands`, wish, 'POST', undefined, key).then(done)
            }
          />
        )}
      </Question>
    </section>
  );
}

function Line({ command, asked, onChanged }: { command: Command; asked: boolean; onChanged: () => void }) {
  const speech = useTexts();
  const { t, when } = speech;
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (asked) {
      line.current?.focus();
      line.current?.scrollIntoView({ block: 'center' });
    }
  }, [asked]);
  const { failure, failed } = useRefusal();
  const act = (path: string, method: string) =>
    void api(`/commands/${command.id}${path}`, {}, method).then(onChanged, failed);
  return (
    <li
      ref={line}
      tabIndex={asked ? -1 : undefined}
      aria-current={asked || undefined}
      data-testid={`command-${command.id}`}
      data-state={command.state}
    >
      <p>
        <Badge tone={COMMAND_TONE[command.state]}>{t(`console.command.state.${command.state}`)}</Badge>{' '}
        <strong>{t(`console.command.kind.${command.kind}`)}</strong> <HowFar command={command} />
      </p>
      <p className="quiet">
        {t('console.command.by', { reason: command.reason, by: command.by, time: when(command.issuedAt) })}
        {command.agreedBy !== null && ` ${t('console.command.agreed', { by: command.agreedBy })}`}
      </p>
      {command.finding !== null && <p>{sentenceOf(command.finding, speech)}</p>}
      {command.finding === null && command.detail !== '' && <p lang="en">{command.detail}</p>}
      {command.fileType !== null && (
        <p>
          <a className="command-file" href={`/api/v1/commands/${command.id}/file`} data-testid="command-file">
            {t('console.command.file')}
          </a>
        </p>
      )}
      <Refusal failure={failure} testId="command-failed" />
      {command.state === 'AGREEING' && (
        <div className="actions">
          <Button testId="agree" onPress={() => act('/agreement', 'PUT')}>
            <Icon name="check" size={22} /> {t('console.command.agree')}
          </Button>
          <Button testId="withdraw" onPress={() => act('', 'DELETE')}>
            {t('console.command.withdraw')}
          </Button>
        </div>
      )}
    </li>
  );
}
