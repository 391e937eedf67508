import type { Citizen, Matter, MatterKind, Standing, StandingKind } from '@tiepdan/page';
import { cardTextIn, readCard } from './cccd';

/** What a citizen has told the kiosk so far. It lives in the page's memory only, and only until the visit is over. */
export interface Form {
  readonly fullName: string;
  readonly number: string;
  readonly address: string;
  /** What a scanned card said, until the citizen has confirmed or refused it. */
  readonly card: Citizen | null;
  readonly unreadable: boolean;
  readonly standing: StandingKind | null;
  readonly onBehalfOf: string;
  readonly matter: MatterKind | null;
  readonly words: string;
}

export const EMPTY_FORM: Form = {
  fullName: '',
  number: '',
  address: '',
  card: null,
  unreadable: false,
  standing: null,
  onBehalfOf: '',
  matter: null,
  words: '',
};

/** What is wrong with the typed identity; null when it may go on. A person without a card goes on without a number. */
export function wrongWith(form: Form): { name: boolean; number: boolean } | null {
  const name = form.fullName.trim() === '';
  const number = form.number.trim() !== '' && !/^\d{12}$/.test(form.number.trim());
  return name || number ? { name, number } : null;
}

export function standingKnown(form: Form): boolean {
  return form.standing === 'self' || (form.standing !== null && form.onBehalfOf.trim() !== '');
}

/**
 * After a scan. A scanner types into whatever field has the focus, so its text is taken out of the fields again. An
 * unreadable second scan does not undo a good first one.
 */
export function scanned(form: Form, text: string): Form {
  const card = readCard(text) ?? form.card;
  return {
    ...form,
    fullName: withoutCard(form.fullName),
    number: withoutCard(form.number),
    address: withoutCard(form.address),
    card,
    unreadable: card === null,
  };
}

function withoutCard(typed: string): string {
  const card = cardTextIn(typed);
  return card === null ? typed : typed.slice(0, -card.length).trim();
}

/** The card was read wrongly: its words go into the fields, where they can be mended. */
export function typeInstead(form: Form): Form {
  const { card } = form;
  return {
    ...form,
    card: null,
    fullName: card?.fullName ?? form.fullName,
    number: card?.number ?? form.number,
    address: card?.address ?? form.address,
  };
}

export function citizenOf(form: Form): Citizen {
  return (
    form.card ?? {
      fullName: form.fullName.trim(),
      number: form.number.trim() === '' ? null : form.number.trim(),
      oldNumber: null,
      birthDate: null,
      sex: null,
      address: form.address.trim() === '' ? null : form.address.trim(),
      issuedOn: null,
      evidence: 'typed',
    }
  );
}

export function standingOf(form: Form): Standing {
  const kind = form.standing ?? 'self';
  return { kind, onBehalfOf: kind === 'self' || form.onBehalfOf.trim() === '' ? null : form.onBehalfOf.trim() };
}

export function matterOf(form: Form): Matter {
  return { kind: form.matter ?? 'mixed', words: form.words.trim() };
}
