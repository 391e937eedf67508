import type { Health, PeripheralReport } from '@tiepdan/page';

const WANTED: MediaStreamConstraints = {
  audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 25, max: 30 } },
};

export interface Opened {
  /** Null when neither camera nor microphone could be opened. */
  stream: MediaStream | null;
  peripherals: PeripheralReport[];
}

/** Opens camera and microphone; one that fails does not take the other along. */
export async function openCameraAndMicrophone(): Promise<Opened> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia(WANTED);
    return { stream, peripherals: [...stream.getTracks().map(works), ...(await speakerAndDisplay())] };
  } catch {
    const [camera, microphone] = await Promise.all([only('video'), only('audio')]);
    const tracks = [camera, microphone].flatMap((it) => ('track' in it ? [it.track] : []));
    return {
      stream: tracks.length === 0 ? null : new MediaStream(tracks),
      peripherals: [
        ...[camera, microphone].map((it) => ('track' in it ? works(it.track) : it.report)),
        ...(await speakerAndDisplay()),
      ],
    };
  }
}

/** Looks whether camera and microphone would open, and lets them go again. */
export async function tryDevices(): Promise<PeripheralReport[]> {
  const { stream, peripherals } = await openCameraAndMicrophone();
  letGo(stream);
  return peripherals;
}

export function letGo(stream: MediaStream | null): void {
  stream?.getTracks().forEach((track) => track.stop());
}

async function only(kind: 'video' | 'audio'): Promise<{ track: MediaStreamTrack } | { report: PeripheralReport }> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ [kind]: WANTED[kind] });
    return { track: stream.getTracks()[0]! };
  } catch (error) {
    return { report: broken(kind, error) };
  }
}

function works(track: MediaStreamTrack): PeripheralReport {
  const { width, height, frameRate } = track.getSettings();
  return track.kind === 'video'
    ? {
        name: 'camera',
        kind: 'camera',
        health: 'ok',
        evidence: `${track.label} opened at ${width}x${height}, ${Math.round(frameRate ?? 0)} frames/s`,
        finding: {
          code: 'camera-opened',
          values: {
            device: track.label,
            width: String(width ?? 0),
            height: String(height ?? 0),
            rate: String(Math.round(frameRate ?? 0)),
          },
        },
      }
    : {
        name: 'microphone',
        kind: 'microphone',
        health: 'ok',
        evidence: `${track.label} opened`,
        finding: { code: 'microphone-opened', values: { device: track.label } },
      };
}

function broken(kind: 'video' | 'audio', error: unknown): PeripheralReport {
  const name = kind === 'video' ? 'camera' : 'microphone';
  const reason = error instanceof DOMException ? error.name : 'unknown';
  const health: Health = reason === 'NotFoundError' ? 'absent' : 'failed';
  return {
    name,
    kind: name,
    health,
    evidence: `the browser could not open the ${name}: ${reason}`,
    finding: { code: `${name}-${health}`, values: { reason } },
  };
}

async function speakerAndDisplay(): Promise<PeripheralReport[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  const outputs = devices.filter((device) => device.kind === 'audiooutput');
  return [
    {
      name: 'speaker',
      kind: 'speaker',
      health: outputs.length > 0 ? 'ok' : 'absent',
      evidence:
        outputs[0] === undefined ? 'the browser lists no audio output' : `output: ${outputs[0].label || 'default'}`,
      finding:
        outputs[0] === undefined
          ? { code: 'speaker-absent', values: {} }
          : { code: 'speaker-found', values: { device: outputs[0].label } },
    },
    {
      name: 'display',
      kind: 'display',
      health: 'ok',
      evidence: `page shown at ${window.innerWidth}x${window.innerHeight}`,
      finding: {
        code: 'display-shown',
        values: { width: String(window.innerWidth), height: String(window.innerHeight) },
      },
    },
  ];
}
