import { useState } from 'react';
import { Button, Choose, Field, Icon, Options } from '@tiepdan/design';
import { useTexts, type TextId } from '@tiepdan/texts';
import { bodyOf, complete, disturbs, EMPTY_COMMAND, type CommandForm as Form } from './command-form';
import { COMMAND_KINDS, type CommandKind } from './model';
import { Refusal, useRefusal } from './resource';

export interface Wish {
  command: Record<string, unknown>;
  reason: string;
}

interface Props {
  send: (wish: Wish, key: string) => Promise<unknown>;
  /** How many devices it is for. */
  count?: number;
  /** Where it shall be possible to give it up with a button too. */
  onKeep?: () => void;
}

/** One wish; pressed twice or sent again it is still the same one. */
export function CommandForm({ send, count = 1, onKeep }: Props) {
  const { t } = useTexts();
  const [form, setForm] = useState<Form>(EMPTY_COMMAND);
  const [key] = useState(() => crypto.randomUUID());
  const { failure, failed } = useRefusal();
  const set = (change: Partial<Form>) => setForm((before) => ({ ...before, ...change }));
  const [sending, setSending] = useState(false);
  const issue = () => {
    setSending(true);
    void send({ command: bodyOf(form), reason: form.reason.trim() }, key).catch((error: unknown) => {
      setSending(false);
      failed(error);
    });
  };
  return (
    <>
      <Choose
        label={t('console.command.kind')}
        placeholder={t('console.command.kind')}
        testId="command-kind"
        value={form.kind}
        onChange={(kind) => set({ kind: kind as CommandKind })}
        options={COMMAND_KINDS.map((kind) => ({ value: kind, text: t(`console.command.kind.${kind}`) }))}
      />
      <Arguments form={form} set={set} />
      {disturbs(form.kind) && <p className="quiet">{t('console.command.second')}</p>}
      <Field
        label={t('console.command.reason')}
        help={t('console.command.reason.help')}
        testId="command-reason"
        value={form.reason}
        onChange={(reason) => set({ reason })}
        most={200}
      />
      <Refusal failure={failure} testId="command-failed" />
      <div className="dialog-actions">
        <Button look="primary" testId="issue-command" disabled={!complete(form) || sending} onPress={issue}>
          <Icon name="next" size={22} /> {t(buttonOf(form.kind, count), { count })}
        </Button>
        {onKeep !== undefined && (
          <Button testId="keep" onPress={onKeep}>
            {t('console.bulk.keep')}
          </Button>
        )}
      </div>
    </>
  );
}

function buttonOf(kind: CommandKind, count: number): TextId {
  if (count === 1) {
    return disturbs(kind) ? 'console.command.ask' : 'console.command.issue';
  }
  return disturbs(kind) ? 'console.bulk.ask' : 'console.bulk.issue';
}

function Arguments({ form, set }: { form: Form; set: (change: Partial<Form>) => void }) {
  const { t } = useTexts();
  return (
    <>
      {form.kind === 'set-volume' && (
        <Field
          label={t('console.command.percent')}
          testId="command-percent"
          value={form.percent}
          onChange={(percent) => set({ percent })}
          most={3}
        />
      )}
      {form.kind === 'camera-preset' && (
        <Field
          label={t('console.command.preset')}
          help={t('console.command.preset.help')}
          testId="command-preset"
          value={form.preset}
          onChange={(preset) => set({ preset })}
          most={31}
        />
      )}
      {form.kind === 'display-power' && (
        <Options
          label={t('console.command.kind.display-power')}
          testId="command-power"
          value={form.power}
          onChange={(power) => set({ power })}
          options={[
            { value: 'on', text: t('console.command.power.on') },
            { value: 'off', text: t('console.command.power.off') },
          ]}
        />
      )}
      {form.kind === 'set-service' && (
        <Options
          label={t('console.command.kind.set-service')}
          testId="command-service"
          value={form.service}
          onChange={(service) => set({ service })}
          options={(['open', 'locked', 'maintenance'] as const).map((service) => ({
            value: service,
            text: t(`console.command.service.${service}`),
          }))}
        />
      )}
      {disturbs(form.kind) && (
        <Options
          label={t('console.command.even')}
          testId="command-even"
          value={form.evenInSession}
          onChange={(evenInSession) => set({ evenInSession })}
          options={[
            { value: 'no', text: t('console.command.even.no') },
            { value: 'yes', text: t('console.command.even.yes') },
          ]}
        />
      )}
    </>
  );
}
