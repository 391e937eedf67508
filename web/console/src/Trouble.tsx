import { Banner, Icon } from '@tiepdan/design';
import { known, useTexts, type Speech } from '@tiepdan/texts';
import { mendOf, sentenceOf } from './findings';
import type { Staff, SystemComponent } from './model';
import { useResource } from './resource';
import { may } from './routes';

/** What does not run, whatever page is open: what that means for the work, what was observed, and what mends it. */
export function Trouble({ staff }: { staff: Staff }) {
  const system = useResource<{ components: SystemComponent[] }>('/system', ['system']);
  return (
    <>
      {(system.value?.components ?? [])
        .filter(({ state }) => state === 'down')
        .map((component) => (
          <Down key={component.name} component={component} staff={staff} />
        ))}
    </>
  );
}

function Down({ component, staff }: { component: SystemComponent; staff: Staff }) {
  const speech = useTexts();
  const { t } = speech;
  const meaning = known(`console.trouble.${component.name}`);
  const command = component.finding?.values.command;
  return (
    <Banner tone="bad" testId={`trouble-${component.name}`}>
      <Icon name="alarm" size={32} />
      <div className="trouble">
        <p>{meaning === null ? t('console.trouble', { name: nameOf(component, t) }) : t(meaning)}</p>
        <p>{sentenceOf(component.finding, speech, 'console.system.unsaid')}</p>
        {command !== undefined ? (
          <Command command={command} />
        ) : may(staff, 'RUN_DEVICES') ? (
          <p>{mendOf(component.finding, speech) ?? t('mend.other')}</p>
        ) : (
          <p>{t('console.trouble.tell')}</p>
        )}
      </div>
    </Banner>
  );
}

/** Alone on its line, so that it can be read out, or chosen and copied. */
function Command({ command }: { command: string }) {
  const { t } = useTexts();
  return (
    <>
      <p>{t('console.trouble.command')}</p>
      <code className="command" lang="en" data-testid="command">
        {command}
      </code>
    </>
  );
}

export function nameOf(component: SystemComponent, t: Speech['t']): string {
  const name = known(`component.${component.name}`);
  return name === null ? component.name : t(name);
}
