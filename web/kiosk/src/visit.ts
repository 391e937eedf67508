import { claiming, loudnessOf, unenrolledBy, type AgentMessage, type Desired } from '@tiepdan/page';
import { scanned, typeInstead } from './form';
import { turnedAway, withService } from './service';
import type { Effect, Happening, Screen, Step, Visit } from './state';
import { afterwards, agreed, callLeft, invited, leave, seen } from './turn';
import { mayGo } from './ways';

export * from './state';

const TYPED_ON: readonly Screen[] = ['identity', 'standing', 'matter'];
const LEFT_FROM: readonly Screen[] = ['language', 'identity', 'standing', 'matter', 'notice', 'ticket', 'waiting'];

/** A happening that does not belong to the screen, a touch that came too late for example, changes nothing. */
export function next(visit: Visit, happening: Happening): Step {
  switch (happening.kind) {
    case 'heard':
      return heard({ ...visit, agent: 'there' }, happening.message);
    case 'claim-code':
      return withCode(visit, happening.code);
    case 'agent-lost':
      return [{ ...visit, agent: 'lost' }, []];
    case 'go':
      return [mayGo(visit, happening.screen) ? { ...visit, screen: happening.screen } : visit, []];
    case 'language':
      return [{ ...visit, language: happening.language }, []];
    case 'typed':
      return [TYPED_ON.includes(visit.screen) ? { ...visit, form: { ...visit.form, ...happening.form } } : visit, []];
    case 'scanned':
      return withScan(visit, happening.text);
    case 'card-confirmed':
      return [hasCard(visit) ? { ...visit, screen: 'standing' } : visit, []];
    case 'card-refused':
      return [hasCard(visit) ? { ...visit, form: typeInstead(visit.form) } : visit, []];
    case 'agreed':
      return visit.screen === 'notice' ? agreed(visit, happening.turn, happening.at) : [visit, []];
    case 'leave':
      return LEFT_FROM.includes(visit.screen) ? leave(visit, happening.why) : [visit, []];
    case 'finished':
      return [visit.screen === 'thanks' ? afterwards(visit) : visit, []];
  }
}

function withCode(visit: Visit, typed: string): Step {
  const claim = claiming(visit.unenrolled, typed);
  return claim === null
    ? [visit, []]
    : [{ ...visit, unenrolled: claim.unenrolled }, [{ do: 'say', message: claim.say }]];
}

function hasCard(visit: Visit): boolean {
  return visit.screen === 'identity' && visit.form.card !== null;
}

/** What is held before the scanner of a kiosk without a name is the claim code of the console. */
function withScan(visit: Visit, text: string): Step {
  if (visit.unenrolled !== null) {
    return withCode(visit, text);
  }
  return [visit.screen === 'identity' ? { ...visit, form: scanned(visit.form, text) } : visit, []];
}

function heard(visit: Visit, message: AgentMessage): Step {
  switch (message.kind) {
    case 'welcome':
      return welcomed(visit, message);
    case 'configured':
      return [configured(visit, message.desired), []];
    case 'enrolment':
      return [{ ...visit, unenrolled: unenrolledBy(message) }, []];
    case 'link':
      return [{ ...visit, server: message.state }, []];
    case 'view':
      return message.view.kind === 'kiosk' ? seen(visit, message.view) : [visit, []];
    case 'invited':
      return visit.turn === null ? [visit, []] : invited(visit, message.invitation);
    case 'call-left':
      return visit.call === message.call ? callLeft(visit, message.why) : [visit, []];
    case 'kept':
      return [
        message.turn === visit.turn?.id ? { ...visit, turn: { id: message.turn, kept: true }, taking: null } : visit,
        [],
      ];
    case 'scanned':
      return withScan(visit, message.text);
    case 'service':
      return withService(visit, message.service);
    case 'problem':
      return message.type === 'out-of-service' ? turnedAway(visit) : [visit, []];
    case 'signal':
    case 'reply':
    case 'reload':
    case 'try-parts':
    case 'screenshot-begins':
    case 'screenshot-ended':
      return [visit, []];
  }
}

/** Whatever the agent may not have heard while it was away is said again. */
function welcomed(visit: Visit, message: Extract<AgentMessage, { kind: 'welcome' }>): Step {
  const news: Visit = {
    ...configured(visit, message.desired),
    server: message.link,
    unenrolled: message.device === '' ? visit.unenrolled : null,
  };
  const [known, wiped] = withService(news, message.service);
  const again: Effect[] = [...wiped];
  if (visit.taking !== null) {
    again.push({ do: 'say', message: visit.taking });
  }
  if (message.view?.kind !== 'kiosk') {
    return [known, again];
  }
  const { turn } = message.view;
  if (turn !== null && turn.stage === 'waiting' && visit.over.includes(turn.turn)) {
    again.push({ do: 'say', message: { kind: 'leave-turn', turn: turn.turn, why: 'chosen' } });
  }
  const [shown, effects] = seen(known, message.view);
  return [shown, [...again, ...effects]];
}

/** Another language greets whoever comes next; who is here keeps what they chose. */
function configured(visit: Visit, desired: Desired): Visit {
  const home = desired.language ?? 'vi';
  const greets = visit.screen === 'welcome' && home !== visit.home;
  return {
    ...visit,
    unattendedSeconds: desired.unattendedSeconds,
    loudness: loudnessOf(desired),
    home,
    language: greets ? home : visit.language,
  };
}
