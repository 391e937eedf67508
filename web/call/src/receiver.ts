import { Trickle } from './sender';

/** The connection on which the other side's picture and sound arrive. The media server offers, this page answers. */
export class Receiver {
  readonly connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
  readonly trickle = new Trickle(this.connection);
  private readonly stream = new MediaStream();

  constructor(changed: (stream: MediaStream) => void) {
    this.connection.ontrack = ({ track }) => {
      for (const old of this.stream.getTracks().filter((held) => held.kind === track.kind)) {
        this.stream.removeTrack(old);
      }
      this.stream.addTrack(track);
      changed(this.stream);
    };
  }

  /** Answers one offer; offers of higher rounds arrive on the same connection. */
  async answer(sdp: string): Promise<string> {
    await this.connection.setRemoteDescription({ type: 'offer', sdp });
    await this.connection.setLocalDescription(await this.connection.createAnswer());
    return this.connection.localDescription?.sdp ?? '';
  }

  close(): void {
    this.connection.ontrack = null;
    this.connection.onicecandidate = null;
    this.connection.onconnectionstatechange = null;
    this.connection.close();
  }
}
