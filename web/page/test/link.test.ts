import { beforeEach, describe, expect, test } from 'vitest';
import type { AgentMessage, PageMessage } from '../src/messages';
import { AgentLink, agentAddress, pauseMillis, type World } from '../src/link';

/** A socket that does what the test says. */
class HandSocket {
  readyState = 0;
  sent: unknown[] = [];
  onopen = () => undefined as void;
  onmessage = (_: { data: unknown }) => undefined as void;
  onclose = () => undefined as void;

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(): void {
    this.readyState = 3;
    this.onclose();
  }

  opens(): void {
    this.readyState = 1;
    this.onopen();
  }

  hears(data: unknown): void {
    this.onmessage({ data });
  }
}

const HELLO: PageMessage = { kind: 'hello', screen: 'welcome', language: 'vi', call: null };
const SCREEN: PageMessage = { kind: 'screen', name: 'language' };

let sockets: HandSocket[];
let pauses: { millis: number; then: () => void; cancelled: boolean }[];
let heard: AgentMessage[];
let lost: number;
let link: AgentLink;

const world: World = {
  open: () => {
    const socket = new HandSocket();
    sockets.push(socket);
    return socket as unknown as WebSocket;
  },
  random: () => 1,
  after: (millis, then) => {
    const pause = { millis, then, cancelled: false };
    pauses.push(pause);
    return () => (pause.cancelled = true);
  },
};

beforeEach(() => {
  sockets = [];
  pauses = [];
  heard = [];
  lost = 0;
  link = new AgentLink(
    'ws://agent/page',
    { hello: () => HELLO, heard: (message) => heard.push(message), agentLost: () => (lost += 1) },
    world,
  );
  link.start();
});

const socket = () => sockets.at(-1)!;
const fails = () => {
  socket().close();
  pauses.at(-1)!.then();
};

test('says hello first, each time it opens', () => {
  socket().opens();
  expect(socket().sent).toEqual([HELLO]);
  fails();
  socket().opens();
  expect(socket().sent).toEqual([HELLO]);
  expect(sockets).toHaveLength(2);
});

test('says nothing while the agent is away, and says so', () => {
  expect(link.send(SCREEN)).toBe(false);
  socket().opens();
  expect(link.send(SCREEN)).toBe(true);
  socket().close();
  expect(link.send(SCREEN)).toBe(false);
  pauses[0]!.then();
  socket().opens();
  expect(socket().sent).toEqual([HELLO]);
});

test('comes back for ever, with pauses that grow to four seconds and begin anew after a success', () => {
  for (let attempt = 0; attempt < 50; attempt++) {
    fails();
  }
  expect(pauses.slice(0, 7).map(({ millis }) => millis)).toEqual([250, 500, 1000, 2000, 4000, 4000, 4000]);
  expect(Math.max(...pauses.map(({ millis }) => millis))).toBe(4000);
  expect(lost).toBe(50);
  socket().opens();
  fails();
  expect(pauses.at(-1)!.millis).toBe(250);
});

test.each([
  [0, 0, 0],
  [0, 1, 250],
  [3, 0.5, 1000],
  [1_000_000, 1, 4000],
])('after %i failures and a throw of %d it waits %d ms', (failures, random, millis) => {
  expect(pauseMillis(failures, random)).toBe(millis);
});

describe('when it is stopped', () => {
  test('it does not come back', () => {
    socket().opens();
    link.stop();
    expect([lost, pauses.length, socket().readyState]).toEqual([0, 0, 3]);
  });

  test('while it pauses, the pause is called off', () => {
    socket().close();
    link.stop();
    expect(pauses[0]!.cancelled).toBe(true);
  });
});

test('a socket of before that closes late does not end the one of now', () => {
  const [first] = sockets;
  fails();
  socket().opens();
  first!.onclose();
  expect(lost).toBe(1);
  expect(link.send(SCREEN)).toBe(true);
});

describe('what the agent says', () => {
  test.each([
    ['a message', '{"kind":"link","state":"down","since":"2026-11-25T07:00:00Z"}', 1],
    ['a newer field', '{"kind":"kept","turn":"t","colour":"red"}', 1],
    ['news of the certificate', '{"kind":"enrolment","device":"","problem":"used-code","detail":"used"}', 1],
    ['a newer kind', '{"kind":"weather"}', 0],
    ['a kind that is no word', '{"kind":7}', 0],
    ['no kind', '{}', 0],
    ['a list', '[]', 0],
    ['nothing', 'null', 0],
    ['half a message', '{"kind":"ke', 0],
    ['bytes', new ArrayBuffer(4), 0],
  ])('%s', (_, data, times) => {
    socket().opens();
    socket().hears(data);
    expect(heard).toHaveLength(times);
  });
});

test.each([
  ['http:', 'ws://127.0.0.1:8181/page'],
  ['https:', 'wss://127.0.0.1:8181/page'],
])('a page from %s looks for its agent at %s', (protocol, address) => {
  expect(agentAddress({ protocol, host: '127.0.0.1:8181' } as Location)).toBe(address);
});
