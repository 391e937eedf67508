import type { Candidate } from '@tiepdan/page';

const BATCH_MILLIS = 20;

/** Candidates of one connection: kept until somebody listens, then handed on in small batches as they are found. */
export class Trickle {
  private found: Candidate[] = [];
  private complete = false;
  private told = false;
  private listener: ((candidates: Candidate[], complete: boolean) => void) | null = null;
  private batch: ReturnType<typeof setTimeout> | undefined;

  constructor(connection: RTCPeerConnection) {
    connection.onicecandidate = ({ candidate }) => this.add(candidate);
  }

  /** What is already written in the local description need not be sent again. */
  forgetFound(): void {
    this.found = [];
    this.told = this.complete;
  }

  listen(listener: (candidates: Candidate[], complete: boolean) => void): void {
    this.listener = listener;
    if (this.found.length > 0 || (this.complete && !this.told)) {
      this.handOn();
    }
  }

  private add(candidate: RTCIceCandidate | null): void {
    if (candidate !== null && candidate.candidate !== '') {
      const { sdpMid, sdpMLineIndex } = candidate;
      this.found.push({ candidate: candidate.candidate, sdpMid, sdpMLineIndex });
    } else {
      this.complete = true;
    }
    if (this.listener !== null) {
      this.batch ??= setTimeout(() => this.handOn(), BATCH_MILLIS);
    }
  }

  private handOn(): void {
    clearTimeout(this.batch);
    this.batch = undefined;
    const found = this.found;
    this.found = [];
    this.listener?.(found, this.complete);
  }
}

const FRESH_FOR_MILLIS = 60_000;
const MOST_VIDEO_BITS_PER_SECOND = 1_800_000;

/**
 * A sending connection whose offer is already made and whose candidates are already gathered: made while the citizen
 * waits, so that the official's touch does not have to wait for it.
 */
export class Sender {
  readonly trickle: Trickle;
  private readonly madeAt = performance.now();

  private constructor(
    readonly connection: RTCPeerConnection,
    private readonly tracks: readonly MediaStreamTrack[],
  ) {
    this.trickle = new Trickle(connection);
  }

  static async make(stream: MediaStream): Promise<Sender> {
    const connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
    const sender = new Sender(connection, stream.getTracks());
    for (const track of stream.getTracks()) {
      connection.addTransceiver(track, {
        direction: 'sendonly',
        streams: [stream],
        ...(track.kind === 'video' ? { sendEncodings: [{ maxBitrate: MOST_VIDEO_BITS_PER_SECOND }] } : {}),
      });
    }
    await connection.setLocalDescription(await connection.createOffer());
    return sender;
  }

  /** The offer with every candidate found so far. */
  offer(): string {
    const sdp = this.connection.localDescription?.sdp ?? '';
    this.trickle.forgetFound();
    return sdp;
  }

  /** False when the network may have changed since, or a camera was pulled out. */
  usable(): boolean {
    return (
      performance.now() - this.madeAt < FRESH_FOR_MILLIS && this.tracks.every((track) => track.readyState === 'live')
    );
  }

  close(): void {
    this.connection.onicecandidate = null;
    this.connection.onconnectionstatechange = null;
    this.connection.close();
  }
}
