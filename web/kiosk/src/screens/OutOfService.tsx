import { Emblem, Icon } from '@tiepdan/design';
import { LANGUAGES, speechOf } from '@tiepdan/texts';
import { useKiosk } from '../context';

/** For whoever comes while nobody can be received here: what it is, and where to go instead, in both languages at once. */
export function OutOfService() {
  const { visit } = useKiosk();
  const cause = visit.service === 'maintenance' ? 'maintenance' : 'locked';
  const [first, ...others] = [visit.language, ...LANGUAGES.filter((language) => language !== visit.language)];
  return (
    <section className="out" aria-labelledby="out-title">
      <Emblem size={200} />
      <div className="out-first">
        <h1 id="out-title">{speechOf(first!).t(`kiosk.out.${cause}`)}</h1>
        <p className="out-where">
          <Icon name="person" size={56} /> {speechOf(first!).t('kiosk.out.where')}
        </p>
      </div>
      {others.map((language) => (
        <div key={language} className="out-other" lang={language}>
          <h2>{speechOf(language).t(`kiosk.out.${cause}`)}</h2>
          <p>{speechOf(language).t('kiosk.out.where')}</p>
        </div>
      ))}
    </section>
  );
}
