import type { Service } from '@tiepdan/page';
import type { Screen, Step, Visit } from './state';
import { afterwards } from './turn';

/** Whether the page says that nobody can be received here. Who has a turn is not sent away, and thanks are said to the end. */
export function outOfService(visit: Visit): boolean {
  return visit.service !== 'open' && visit.turn === null && visit.screen !== 'thanks' && visit.unenrolled === null;
}

/** The name of what is really shown. */
export function shownScreen(visit: Visit): Screen | 'out-of-service' {
  return outOfService(visit) ? 'out-of-service' : visit.screen;
}

/** Nobody goes on telling what nobody will hear, and what they have told is forgotten. */
export function withService(visit: Visit, service: Service): Step {
  const told: Visit = { ...visit, service };
  return outOfService(told) && told.screen !== 'welcome' ? [afterwards(told), [{ do: 'wipe' }]] : [told, []];
}

/** The agent took no turn any more, because the news came to it first. */
export function turnedAway(visit: Visit): Step {
  return visit.taking === null ? [visit, []] : [afterwards(visit), [{ do: 'hang-up' }, { do: 'wipe' }]];
}
