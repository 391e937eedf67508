import { Banner, Button, Icon } from '@tiepdan/design';
import { useTexts, type Language } from '@tiepdan/texts';
import { Shown } from './ConfigurationPanel';
import { differing, laidUpon, type Conflict, type Schema, type Values } from './configuration';

interface LayerConflictProps {
  schema: Schema;
  language: Language;
  /** What both began from. */
  base: Values;
  mine: Values;
  conflict: Conflict;
  onMine: () => void;
  onTheirs: () => void;
}

/** Somebody was faster: who and why, and side by side what they made and what mine would make of it. Nothing is lost. */
export function LayerConflict({ schema, language, base, mine, conflict, onMine, onTheirs }: LayerConflictProps) {
  const { t, when } = useTexts();
  const together = laidUpon(base, mine, conflict.settings);
  const touched = [...new Set([...differing(base, mine), ...differing(base, conflict.settings)])];
  const shown = (values: Values, setting: string) =>
    values[setting] === undefined ? (
      <span className="quiet">{t('configuration.left-above')}</span>
    ) : (
      <Shown schema={schema} setting={setting} value={values[setting]} />
    );
  return (
    <div className="conflict" data-testid="conflict">
      <Banner tone="warning" testId="conflict-told">
        <Icon name="alarm" /> {t('configuration.conflict')}
      </Banner>
      <ul className="parts">
        {conflict.changes.map((change) => (
          <li key={change.version}>
            {t('configuration.conflict.change', {
              version: change.version,
              by: change.by,
              time: when(change.at),
              why: change.why,
            })}
          </li>
        ))}
      </ul>
      <div className="table-panel" role="region" aria-label={t('configuration.conflict.table')} tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('configuration.setting')}</th>
              <th scope="col">{t('configuration.conflict.before')}</th>
              <th scope="col">{t('configuration.conflict.theirs')}</th>
              <th scope="col">{t('configuration.conflict.mine')}</th>
            </tr>
          </thead>
          <tbody>
            {touched.map((setting) => (
              <tr key={setting} data-testid={`conflict-${setting}`}>
                <th scope="row">{schema.properties[setting]?.['x-label'][language] ?? setting}</th>
                <td>{shown(base, setting)}</td>
                <td>{shown(conflict.settings, setting)}</td>
                <td>{shown(together, setting)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="actions">
        <Button look="primary" testId="lay-mine" onPress={onMine}>
          {t('configuration.conflict.keep-mine')}
        </Button>
        <Button testId="take-theirs" onPress={onTheirs}>
          {t('configuration.conflict.keep-theirs')}
        </Button>
      </div>
    </div>
  );
}
