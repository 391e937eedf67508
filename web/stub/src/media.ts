import type { Page } from 'playwright-core';
import type { SignalDown, SignalUp } from '@tiepdan/page';
import type { Media } from './plane';

/** A media server in a browser tab: takes each leg's media and offers it to the other. Real WebRTC, no Janus. */
export class BrowserMedia implements Media {
  private constructor(private readonly tab: Page) {}

  static async in(tab: Page): Promise<BrowserMedia> {
    await tab.goto('about:blank');
    await tab.evaluate(forwarder);
    return new BrowserMedia(tab);
  }

  heard(role: 'kiosk' | 'room', signal: SignalUp): Promise<SignalDown[]> {
    return this.tab.evaluate(([from, message]) => (window as unknown as { forward: Forward }).forward(from, message), [
      role,
      signal,
    ] as const);
  }

  async close(): Promise<void> {
    await this.tab.evaluate(() => (window as unknown as { stop: () => void }).stop());
  }
}

type Forward = (role: 'kiosk' | 'room', signal: SignalUp) => Promise<SignalDown[]>;

/** Runs in the tab; must not use anything from outside. */
function forwarder(): void {
  interface Leg {
    call: string;
    leg: string;
    attempt: number;
    from: RTCPeerConnection;
    stream: MediaStream;
    to: RTCPeerConnection | null;
    round: number;
  }
  const legs: Record<string, Leg> = {};
  const gathered = (connection: RTCPeerConnection) =>
    new Promise<string>((resolve) => {
      const done = () => resolve(connection.localDescription!.sdp);
      if (connection.iceGatheringState === 'complete') {
        done();
      }
      connection.onicegatheringstatechange = () => connection.iceGatheringState === 'complete' && done();
    });

  const sound = new AudioContext();

  /** Chromium sends silence for a remote sound track unless it is played and mixed anew. */
  function forwardable(track: MediaStreamTrack): MediaStreamTrack {
    const stream = new MediaStream([track]);
    const player = new Audio();
    player.muted = true;
    player.srcObject = stream;
    void player.play();
    const mixed = sound.createMediaStreamDestination();
    sound.createMediaStreamSource(stream).connect(mixed);
    return mixed.stream.getAudioTracks()[0]!;
  }

  async function join(role: string, signal: SignalUp & { kind: 'join' }): Promise<SignalDown[]> {
    legs[role]?.from.close();
    legs[role]?.to?.close();
    const { call, leg, attempt } = signal;
    const from = new RTCPeerConnection();
    const mine: Leg = { call, leg, attempt, from, stream: new MediaStream(), to: null, round: 0 };
    legs[role] = mine;
    from.ontrack = ({ track }) => mine.stream.addTrack(track.kind === 'audio' ? forwardable(track) : track);
    await from.setRemoteDescription({ type: 'offer', sdp: signal.sdp });
    await from.setLocalDescription(await from.createAnswer());
    const sdp = await gathered(from);
    const answers: SignalDown[] = [{ kind: 'accepted', call, leg, attempt, sdp }];
    const other = legs[role === 'kiosk' ? 'room' : 'kiosk'];
    if (other !== undefined) {
      answers.push(await offer(mine, other), await offer(other, mine));
    }
    return answers;
  }

  async function offer(to: Leg, what: Leg): Promise<SignalDown> {
    to.to?.close();
    const connection = new RTCPeerConnection();
    to.to = connection;
    to.round += 1;
    what.stream.getTracks().forEach((track) => connection.addTrack(track, what.stream));
    await connection.setLocalDescription(await connection.createOffer());
    const { call, leg, attempt, round } = to;
    return { kind: 'offer', call, leg, attempt, round, sdp: await gathered(connection) };
  }

  let before: Promise<unknown> = Promise.resolve();

  /** One after the other, so that two legs that join at once do not cross. */
  function forward(role: string, signal: SignalUp): Promise<SignalDown[]> {
    const answer = before.then(() => handle(role, signal));
    before = answer.catch(() => undefined);
    return answer;
  }

  async function handle(role: string, signal: SignalUp): Promise<SignalDown[]> {
    const mine = legs[role];
    if (signal.kind === 'join') {
      return join(role, signal);
    }
    if (signal.kind === 'answer' && mine?.attempt === signal.attempt && mine.round === signal.round) {
      await mine.to!.setRemoteDescription({ type: 'answer', sdp: signal.sdp });
    }
    if (signal.kind === 'candidates' && mine?.attempt === signal.attempt) {
      const connection = signal.direction === 'sending' ? mine.from : mine.to;
      for (const candidate of signal.candidates) {
        await connection?.addIceCandidate(candidate).catch(() => undefined);
      }
    }
    return [];
  }

  function stop(): void {
    for (const role of Object.keys(legs)) {
      legs[role]!.from.close();
      legs[role]!.to?.close();
      delete legs[role];
    }
  }

  Object.assign(window, { forward, stop });
}
