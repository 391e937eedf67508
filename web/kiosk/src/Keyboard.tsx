import { useEffect, useState, type ReactNode, type RefObject } from 'react';
import { Icon } from '@tiepdan/design';
import { useTexts } from '@tiepdan/texts';
import { beginsLarge, MARKS, typed, type Capitals, type Key, type Tone, type Written } from './writing';

export type WritingField = HTMLInputElement | HTMLTextAreaElement;

const DIGITS = '1234567890';
const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const SIGNED = 'ăâđêôơư';
const TONES = Object.keys(MARKS) as Tone[];
const PAD = '123456789';
/** A circle that stands for any letter. */
const ANY_LETTER = '\u25cc';

/** The field that a person writes into, from the touch until it leaves the screen or the keyboard is sent away. */
export function useWriting(area: RefObject<HTMLElement | null>): { field: WritingField | null; hide: () => void } {
  const [field, setField] = useState<WritingField | null>(null);
  useEffect(() => {
    const place = area.current!;
    const touched = ({ target }: { target: EventTarget | null }) =>
      setField((before) => (isWritingField(target) ? target : before));
    touched({ target: document.activeElement });
    const gone = new MutationObserver(() => setField((before) => (before?.isConnected === true ? before : null)));
    gone.observe(place, { childList: true, subtree: true });
    place.addEventListener('focusin', touched);
    place.addEventListener('click', touched);
    return () => {
      gone.disconnect();
      place.removeEventListener('focusin', touched);
      place.removeEventListener('click', touched);
    };
  }, [area]);
  return { field, hide: () => setField(null) };
}

function isWritingField(target: EventTarget | null): target is WritingField {
  return (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) && target.ariaHidden !== 'true';
}

/** Touch kiosks have no keys. The focus stays in the field, so this is passed over by Tab: who has Tab has keys. */
export function Keyboard({ field, onHide }: { field: WritingField; onHide: () => void }) {
  const { t } = useTexts();
  const numbers = field.inputMode === 'numeric';
  const press = (key: Key) => pressed(field, key);
  useEffect(() => {
    const whole = field.closest('.field') ?? field;
    const show = () => whole.scrollIntoView({ block: 'nearest' });
    show();
    window.addEventListener('resize', show);
    return () => window.removeEventListener('resize', show);
  }, [field]);
  return (
    <section className={`keyboard ${numbers ? 'keyboard-pad' : ''}`} aria-label={t('keyboard')} data-testid="keyboard">
      {numbers ? <Pad press={press} onHide={onHide} /> : <Letters field={field} press={press} onHide={onHide} />}
    </section>
  );
}

interface KeysProps {
  press: (key: Key) => void;
  onHide: () => void;
}

function Pad({ press, onHide }: KeysProps) {
  return (
    <div className="keys-pad">
      {[...PAD].map((digit) => (
        <Writes key={digit} text={digit} press={press} />
      ))}
      <Hides onHide={onHide} />
      <Writes text="0" press={press} />
      <Erases press={press} />
    </div>
  );
}

function Letters({ field, press, onHide }: KeysProps & { field: WritingField }) {
  const { t } = useTexts();
  /** What the shift key said for the next letter. */
  const [asked, setAsked] = useState<boolean | null>(null);
  const begins = useBeginsLarge(field);
  const shifted = asked ?? begins;
  const write = (key: Key) => {
    press(key);
    setAsked(null);
  };
  const letters = (row: string) =>
    [...row].map((letter) => (
      <Writes key={letter} name={letter} text={shifted ? letter.toLocaleUpperCase('vi') : letter} press={write} />
    ));
  return (
    <>
      <div className="keys-signed">
        {letters(SIGNED)}
        {TONES.map((tone) => (
          <KeyButton key={tone} name={tone} look="tone" onPress={() => press({ do: 'tone', tone })}>
            <span className="key-mark" aria-hidden="true">{`${ANY_LETTER}${MARKS[tone]}`}</span>
            <span className="key-word">{t(`keyboard.${tone}`)}</span>
          </KeyButton>
        ))}
      </div>
      <div className="keys-plain">
        <div className="keys-row">{letters(DIGITS)}</div>
        <div className="keys-row">{letters(ROWS[0]!)}</div>
        <div className="keys-row keys-row-inset">{letters(ROWS[1]!)}</div>
        <div className="keys-row">
          <KeyButton name="shift" look="wide" held={shifted} onPress={() => setAsked(!shifted)}>
            <Icon name="shift" /> <span className="key-word">{t('keyboard.shift')}</span>
          </KeyButton>
          {letters(ROWS[2]!)}
          <Erases press={write} />
        </div>
        <div className="keys-row">
          <Hides onHide={onHide} />
          {letters(',.')}
          <KeyButton name="space" look="space" onPress={() => write({ do: 'write', text: ' ' })}>
            {t('keyboard.space')}
          </KeyButton>
          {letters('-/')}
        </div>
      </div>
    </>
  );
}

function Writes({ text, name = text, press }: { text: string; name?: string; press: (key: Key) => void }) {
  return (
    <KeyButton name={name} onPress={() => press({ do: 'write', text })}>
      {text}
    </KeyButton>
  );
}

function Erases({ press }: { press: (key: Key) => void }) {
  const { t } = useTexts();
  return (
    <KeyButton name="erase" look="wide" onPress={() => press({ do: 'erase' })}>
      <Icon name="delete" /> <span className="key-word">{t('keyboard.erase')}</span>
    </KeyButton>
  );
}

function Hides({ onHide }: { onHide: () => void }) {
  const { t } = useTexts();
  return (
    <KeyButton name="hide" look="wide" onPress={onHide}>
      <span className="key-word">{t('keyboard.hide')}</span>
    </KeyButton>
  );
}

/** Acts when it is touched, as keys do, so that two quick fingers are two letters. */
function KeyButton(props: {
  name: string;
  onPress: () => void;
  look?: 'tone' | 'wide' | 'space';
  held?: boolean;
  children: ReactNode;
}) {
  const { name, onPress, look, held } = props;
  const [down, setDown] = useState(false);
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`key ${look === undefined ? '' : `key-${look}`} ${down ? 'key-down' : ''}`}
      data-testid={`key-${name}`}
      {...(held === undefined ? {} : { 'aria-pressed': held })}
      onPointerDown={(event) => {
        event.preventDefault();
        if (event.button === 0) {
          setDown(true);
          onPress();
        }
      }}
      onPointerUp={() => setDown(false)}
      onPointerCancel={() => setDown(false)}
      onPointerLeave={() => setDown(false)}
      onMouseDown={(event) => event.preventDefault()}
      // A screen reader's touch has no pointer.
      onClick={(event) => event.detail === 0 && onPress()}
    >
      {props.children}
    </button>
  );
}

function useBeginsLarge(field: WritingField): boolean {
  const [large, setLarge] = useState(false);
  useEffect(() => {
    const look = () => setLarge(beginsLarge(writtenIn(field), (field.autocapitalize || 'sentences') as Capitals));
    look();
    document.addEventListener('input', look);
    document.addEventListener('selectionchange', look);
    return () => {
      document.removeEventListener('input', look);
      document.removeEventListener('selectionchange', look);
    };
  }, [field]);
  return large;
}

function writtenIn({ value, selectionStart, selectionEnd }: WritingField): Written {
  return { text: value, from: selectionStart ?? value.length, to: selectionEnd ?? value.length };
}

/** Changes the field as a key would, so that whoever listens to it hears of it. */
function pressed(field: WritingField, key: Key): void {
  if (document.activeElement !== field) {
    field.focus({ preventScroll: true });
  }
  const before = writtenIn(field);
  const { text, from, to } = typed(before, key, field.maxLength < 0 ? Number.POSITIVE_INFINITY : field.maxLength);
  if (text !== before.text) {
    field.setRangeText(text, 0, before.text.length);
    field.setSelectionRange(from, to);
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
}
