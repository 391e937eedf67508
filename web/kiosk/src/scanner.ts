import { Wedge } from '@tiepdan/page';
import { cardTextIn } from './cccd';

const SHORTEST_SCAN = 20;

/** For the text of a card. */
export const cardWedge = (): Wedge => new Wedge((text) => text.length >= SHORTEST_SCAN && text.includes('|'));

/**
 * Listens to the whole page while the screen that wants a card is shown. Letters that no key has arrive in the focused
 * field instead of as keys; `catcher` is focused when no other field is.
 */
export function listenToWedge(catcher: HTMLInputElement, scanned: (text: string) => void): () => void {
  const wedge = cardWedge();
  const onKey = (event: KeyboardEvent) => {
    const byKeys = wedge.key(event.key, event.timeStamp);
    const text = event.key === 'Enter' ? (cardIn(document.activeElement) ?? byKeys) : byKeys;
    if (text !== null) {
      event.preventDefault();
      event.stopPropagation();
      catcher.value = '';
      scanned(text);
    } else if (!(document.activeElement instanceof HTMLInputElement) && /^\d$/.test(event.key)) {
      catcher.focus({ preventScroll: true });
    }
  };
  window.addEventListener('keydown', onKey, { capture: true });
  return () => window.removeEventListener('keydown', onKey, { capture: true });
}

function cardIn(element: Element | null): string | null {
  return element instanceof HTMLInputElement ? cardTextIn(element.value) : null;
}
