import { useEffect, useRef, type CSSProperties } from 'react';
import { useStore } from '@tiepdan/page';
import type { CallClient } from './client';

interface PictureProps {
  label: string;
  className?: string;
}

/** What this side's camera sees, mirrored as in a mirror. Never with sound. */
export function SelfView({ stream, label, className }: PictureProps & { stream: MediaStream | null }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current !== null) {
      video.current.srcObject = stream;
    }
  }, [stream]);
  return (
    <video
      ref={video}
      className={`self-view ${className ?? ''}`}
      data-testid="self-view"
      aria-label={label}
      autoPlay
      muted
      playsInline
    />
  );
}

/** The other side, as loud as it shall be (0 to 1). Its attributes tell a test what really arrived. */
export function RemoteView(props: PictureProps & { client: CallClient; loudness: number }) {
  const { client, label, className, loudness } = props;
  const video = useRef<HTMLVideoElement>(null);
  const stream = useStore(client.remote);
  const numbers = useStore(client.numbers);
  const state = useStore(client.state);
  useEffect(() => {
    const element = video.current;
    if (element === null || stream === null) {
      return;
    }
    element.srcObject = stream;
    const pending = element.requestVideoFrameCallback((_, frame) => client.firstFramePainted(frame.presentationTime));
    return () => element.cancelVideoFrameCallback(pending);
  }, [client, stream]);
  useEffect(() => {
    if (video.current !== null) {
      video.current.volume = loudness;
    }
  }, [loudness]);
  return (
    <video
      ref={video}
      className={`remote-view ${className ?? ''}`}
      data-testid="remote-video"
      data-frames-decoded={numbers.framesDecoded}
      data-audio-energy={numbers.audioEnergy}
      data-first-frame-millis={numbers.firstFrameMillis ?? undefined}
      data-first-frame-at={numbers.firstFrameAt ?? undefined}
      data-frames-per-second={numbers.framesPerSecond ?? undefined}
      data-attempt={state.name === 'in-call' ? state.attempt : undefined}
      data-sending={state.name === 'in-call' ? state.sending : undefined}
      data-receiving={state.name === 'in-call' ? state.receiving : undefined}
      aria-label={label}
      autoPlay
      playsInline
    />
  );
}

const LEVEL_EVERY_MILLIS = 80;

/** Nothing is to be heard, so nothing need be ready a hundred times a second and no loudspeaker is opened (Web Audio 1.1, sinkId). */
const ONLY_TO_MEASURE: AudioContextOptions & { sinkId: { type: 'none' } } = {
  latencyHint: 'playback',
  sinkId: { type: 'none' },
};

/** Moves with the voice, so that a person sees that they are heard. */
export function MicrophoneLevel({ stream, label }: { stream: MediaStream | null; label: string }) {
  const meter = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (stream === null || stream.getAudioTracks().length === 0) {
      return;
    }
    const context = new AudioContext(ONLY_TO_MEASURE);
    const analyser = context.createAnalyser();
    analyser.fftSize = 512;
    context.createMediaStreamSource(stream).connect(analyser);
    void context.resume();
    const samples = new Float32Array(analyser.fftSize);
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      const level = loudness(samples);
      meter.current?.style.setProperty('--level', level.toFixed(2));
      meter.current?.setAttribute('aria-valuenow', String(Math.round(level * 10)));
    }, LEVEL_EVERY_MILLIS);
    return () => {
      clearInterval(timer);
      void context.close();
    };
  }, [stream]);
  return (
    <div
      ref={meter}
      className="microphone-level"
      data-testid="microphone-level"
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={10}
      aria-valuenow={0}
    >
      {Array.from({ length: BARS }, (_, bar) => (
        <span key={bar} className="microphone-bar" style={{ '--bar': bar / BARS } as CSSProperties} />
      ))}
    </div>
  );
}

const BARS = 12;

/** 0 (silent) to 1 (loud): root mean square on a decibel scale from -55 to -10. */
export function loudness(samples: Float32Array): number {
  const square = samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length);
  const decibels = 10 * Math.log10(square + 1e-9);
  return Math.min(1, Math.max(0, (decibels + 55) / 45));
}
