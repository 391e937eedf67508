import type { Finding } from '@tiepdan/page';
import { known, type Speech } from '@tiepdan/texts';

/** A moment among the values; the others are written as they come. */
const MOMENT = 'until';

/** What was observed, in the reader's language. The server's own English is for machines and is never shown. */
export function sentenceOf(finding: Finding | null, speech: Speech): string {
  const text = finding === null ? null : known(`finding.${finding.code}`);
  return finding === null || text === null ? speech.t('finding.other') : speech.t(text, valuesOf(finding, speech));
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
