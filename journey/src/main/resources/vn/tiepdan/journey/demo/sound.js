// Listens to the remote sound and answers the loudest level (dB) of each asked pitch.
async (video, { pitches, looks, everyMillis }) => {
  const context = new AudioContext();
  await context.resume();
  const source = context.createMediaStreamSource(new MediaStream(video.srcObject.getAudioTracks()));
  const analyser = context.createAnalyser();
  analyser.fftSize = 4096;
  analyser.smoothingTimeConstant = 0;
  source.connect(analyser);
  const levels = new Float32Array(analyser.frequencyBinCount);
  const loudest = pitches.map(() => -200);
  for (let look = 0; look < looks; look++) {
    await new Promise((done) => setTimeout(done, everyMillis));
    analyser.getFloatFrequencyData(levels);
    pitches.forEach((pitch, i) => {
      const bin = Math.round((pitch * analyser.fftSize) / context.sampleRate);
      for (let near = bin - 1; near <= bin + 1; near++) loudest[i] = Math.max(loudest[i], levels[near]);
    });
  }
  source.disconnect();
  await context.close();
  return loudest;
}
