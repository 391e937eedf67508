import { cardTextIn } from './cccd';

const SLOWEST_KEY_MILLIS = 80;
const SHORTEST_SCAN = 20;

/**
 * A scanner that pretends to be a keyboard types faster than any person and ends with Enter. Feed it every key; it
 * answers with the text when one scan is complete.
 */
export class Wedge {
  private text = '';
  private lastAt = Number.NEGATIVE_INFINITY;

  key(key: string, at: number): string | null {
    const fast = at - this.lastAt <= SLOWEST_KEY_MILLIS;
    this.lastAt = at;
    if (key === 'Enter' || key === 'Tab') {
      const scanned = fast && this.text.length >= SHORTEST_SCAN && this.text.includes('|') ? this.text : null;
      this.text = '';
      return scanned;
    }
    if (key.length === 1) {
      this.text = fast ? this.text + key : key;
    }
    return null;
  }
}

/**
 * Listens to the whole page while the screen that wants a card is shown. Letters that no key has arrive in the focused
 * field instead of as keys; `catcher` is focused when no other field is.
 */
export function listenToWedge(catcher: HTMLInputElement, scanned: (text: string) => void): () => void {
  const wedge = new Wedge();
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
