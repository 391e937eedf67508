import { standingKnown, wrongWith } from './form';
import { outOfService } from './service';
import { BEFORE_TURN, type Screen, type Visit } from './state';

/** Where a touch may lead from each screen; everything else comes from the control plane or from an answer. */
const WAYS: Record<Screen, readonly Screen[]> = {
  welcome: ['language'],
  language: ['welcome', 'identity'],
  identity: ['language', 'standing'],
  standing: ['identity', 'matter'],
  matter: ['standing', 'notice'],
  notice: ['matter'],
  ticket: ['waiting'],
  waiting: [],
  call: [],
  thanks: [],
};

export function mayGo(visit: Visit, to: Screen): boolean {
  const onward = BEFORE_TURN.indexOf(to) > BEFORE_TURN.indexOf(visit.screen);
  return !outOfService(visit) && WAYS[visit.screen].includes(to) && (!onward || answered(visit));
}

/** Whether what this screen asks has been answered. */
function answered({ screen, form }: Visit): boolean {
  switch (screen) {
    case 'identity':
      return form.card === null && wrongWith(form) === null;
    case 'standing':
      return standingKnown(form);
    case 'matter':
      return form.matter !== null;
    default:
      return true;
  }
}
