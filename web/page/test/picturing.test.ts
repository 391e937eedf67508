import { expect, test } from 'vitest';
import type { PageMessage } from '../src/index';
import { COVERED_AT_MOST_MILLIS, NOTICE_STAYS_MILLIS, Pictures } from '../src/picturing';

class Bench {
  readonly said: PageMessage[] = [];
  readonly frames: (() => void)[] = [];
  private timers: { millis: number; then: () => void }[] = [];
  readonly pictures = new Pictures(
    (message) => this.said.push(message),
    {
      after: (millis, then) => {
        const timer = { millis, then };
        this.timers.push(timer);
        return () => (this.timers = this.timers.filter((it) => it !== timer));
      },
    },
    (then) => this.frames.push(then),
  );

  hears(kind: 'screenshot-begins' | 'screenshot-ended', command = 'c'): string {
    this.pictures.heard({ kind, command });
    return this.pictures.state.get();
  }

  passes(millis: number): string {
    const due = this.timers.filter((it) => it.millis <= millis);
    this.timers = this.timers.filter((it) => it.millis > millis);
    due.forEach(({ then }) => then());
    return this.pictures.state.get();
  }
}

test('the agent is answered when it is drawn, not before', () => {
  const bench = new Bench();
  expect(bench.hears('screenshot-begins')).toBe('taking');
  expect(bench.said).toEqual([]);
  bench.frames.forEach((draw) => draw());
  expect(bench.said).toEqual([{ kind: 'covered', command: 'c' }]);
});

test('the notice stays a while after the picture and then goes', () => {
  const bench = new Bench();
  bench.hears('screenshot-begins');
  expect(bench.hears('screenshot-ended')).toBe('taken');
  expect(bench.passes(NOTICE_STAYS_MILLIS)).toBe('none');
});

test('what is drawn too late is not said', () => {
  const bench = new Bench();
  bench.hears('screenshot-begins');
  bench.hears('screenshot-ended');
  bench.frames.forEach((draw) => draw());
  expect(bench.said).toEqual([]);
});

test('the end of another picture uncovers nothing', () => {
  const bench = new Bench();
  bench.hears('screenshot-begins');
  expect(bench.hears('screenshot-ended', 'former')).toBe('taking');
});

test('a citizen is not left before a covered screen: the agent died, or never says that it is over', () => {
  const dead = new Bench();
  dead.hears('screenshot-begins');
  dead.pictures.agentLost();
  expect(dead.pictures.state.get()).toBe('taken');
  const silent = new Bench();
  silent.hears('screenshot-begins');
  expect(silent.passes(COVERED_AT_MOST_MILLIS)).toBe('taken');
});

test('an agent that goes at any other time shows nothing', () => {
  const bench = new Bench();
  bench.pictures.agentLost();
  expect(bench.pictures.state.get()).toBe('none');
});

test('another message is none of its business', () => {
  const bench = new Bench();
  bench.pictures.heard({ kind: 'reload' });
  expect(bench.pictures.state.get()).toBe('none');
});
