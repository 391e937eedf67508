import type { Finding } from '@tiepdan/page';
import { known, type Speech, type TextId } from '@tiepdan/texts';

/** A moment among the values; the others are written as they come. */
const MOMENT = 'until';

/**
 * What was observed, in the reader's language. The server's own English is for machines and is never shown.
 *
 * @param unsaid instead of a reason that nobody gave; of a device unless said otherwise
 */
export function sentenceOf(finding: Finding | null, speech: Speech, unsaid: TextId = 'finding.other'): string {
  const text = finding === null ? null : known(`finding.${finding.code}`);
  return finding === null || text === null ? speech.t(unsaid) : speech.t(text, valuesOf(finding, speech));
}

/** What to do about it; null when nothing is known. */
export function mendOf(finding: Finding | null, speech: Speech): string | null {
  const text = finding === null ? null : known(`mend.${finding.code}`);
  return finding === null || text === null ? null : speech.t(text, valuesOf(finding, speech));
}

function valuesOf({ values }: Finding, { when }: Speech): Record<string, string> {
  const moment = values[MOMENT];
  return moment === undefined || Number.isNaN(Date.parse(moment)) ? values : { ...values, [MOMENT]: when(moment) };
}
