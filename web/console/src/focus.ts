import { useEffect, useRef, type RefObject } from 'react';

/** What may hold the focus in place of something in it that went away; each has a name or is the page itself. */
const HOLDS = 'section, search, [role=grid], main';

/**
 * Whoever moves by keys is never thrown back to the beginning. A new place begins in its content, as a page that is loaded would; and
 * when what held the focus goes away, for example a button that did its work, the focus stays at what it stood in.
 *
 * @param place names what the content shows; the one that is there first leaves the focus alone
 */
export function useFocusIn(content: RefObject<HTMLElement | null>, place: string): void {
  const shown = useRef(place);
  useEffect(() => {
    if (shown.current !== place) {
      shown.current = place;
      content.current?.focus();
    }
  }, [content, place]);

  useEffect(() => {
    const page = content.current!;
    let held: HTMLElement | null = null;
    let around: readonly HTMLElement[] = [];
    const came = ({ target }: FocusEvent) => {
      held = target as HTMLElement;
      around = [...page.querySelectorAll<HTMLElement>(HOLDS), page].filter((it) => it !== held && it.contains(held));
    };
    const changed = new MutationObserver(() => {
      if (held === null || held.isConnected || document.activeElement !== document.body) {
        return;
      }
      const left = around.filter((it) => it.isConnected).reduce(innermost, page);
      if (!left.hasAttribute('tabindex')) {
        left.tabIndex = -1;
      }
      left.focus({ preventScroll: true });
    });
    page.addEventListener('focusin', came);
    changed.observe(page, { childList: true, subtree: true });
    return () => {
      page.removeEventListener('focusin', came);
      changed.disconnect();
    };
  }, [content]);
}

function innermost(one: HTMLElement, other: HTMLElement): HTMLElement {
  return one.contains(other) ? other : one;
}
