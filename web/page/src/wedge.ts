const SLOWEST_KEY_MILLIS = 80;
/** Twelve letters and digits, in groups or not. */
const CLAIM_CODE = /^[0-9a-z]{4}-?[0-9a-z]{4}-?[0-9a-z]{4}$/i;

/**
 * A scanner that pretends to be a keyboard types faster than any person and ends with Enter. Feed it every key; it
 * answers with the text when one scan is complete.
 */
export class Wedge {
  private text = '';
  private lastAt = Number.NEGATIVE_INFINITY;

  /** @param wanted whether a text is one that is waited for; any other is a person's */
  constructor(private readonly wanted: (text: string) => boolean) {}

  key(key: string, at: number): string | null {
    const fast = at - this.lastAt <= SLOWEST_KEY_MILLIS;
    this.lastAt = at;
    if (key === 'Enter' || key === 'Tab') {
      const scanned = fast && this.wanted(this.text) ? this.text : null;
      this.text = '';
      return scanned;
    }
    if (key.length === 1) {
      this.text = fast ? this.text + key : key;
    }
    return null;
  }
}

export const isClaimCode = (text: string): boolean => CLAIM_CODE.test(text);

/** Listens to the whole page, wherever the focus is: nobody who holds a code before the scanner touches a field first. */
export function listenForClaimCode(scanned: (code: string) => void): () => void {
  const wedge = new Wedge(isClaimCode);
  const onKey = (event: KeyboardEvent) => {
    const code = wedge.key(event.key, event.timeStamp);
    if (code !== null) {
      event.preventDefault();
      event.stopPropagation();
      scanned(code.toUpperCase());
    }
  };
  window.addEventListener('keydown', onKey, { capture: true });
  return () => window.removeEventListener('keydown', onKey, { capture: true });
}
