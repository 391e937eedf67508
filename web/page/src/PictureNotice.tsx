import { useLayoutEffect } from 'react';
import { createPortal } from 'react-dom';
import { Icon } from '@tiepdan/design';
import { LANGUAGES, speechOf } from '@tiepdan/texts';
import type { Pictures } from './picturing';
import { useStore } from './store';
import './picture.css';

/**
 * Says, in both languages, that a picture of this screen is taken. Whatever else is on the page is hidden while it is taken, when
 * something of a person may be among it.
 */
export function PictureNotice({ pictures, personal }: { pictures: Pictures; personal: boolean }) {
  const state = useStore(pictures.state);
  const covered = personal && state === 'taking';
  useLayoutEffect(() => {
    document.documentElement.toggleAttribute('data-covered', covered);
    return () => document.documentElement.removeAttribute('data-covered');
  }, [covered]);
  if (state === 'none') {
    return null;
  }
  return createPortal(
    <div className={`picture ${covered ? 'picture-cover' : 'picture-bar'}`} role="status" data-testid="picture-notice">
      <Icon name="screen" size={covered ? 140 : 64} />
      <div className="picture-words">
        {LANGUAGES.map((language) => {
          const { t } = speechOf(language);
          return (
            <div key={language} lang={language}>
              <p className="picture-title">{t(state === 'taking' ? 'picture.taking' : 'picture.taken')}</p>
              {covered && <p>{t('picture.covered')}</p>}
            </div>
          );
        })}
      </div>
    </div>,
    document.body,
  );
}
