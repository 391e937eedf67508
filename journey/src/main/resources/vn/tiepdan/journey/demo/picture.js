// Samples the remote picture's blocks; the same places as BlockCode. Answers the bits of each clear picture.
async (video, { left, top, width, height, columns, rows, looks, everyMillis }) => {
  const canvas = document.createElement('canvas');
  canvas.width = 320;
  canvas.height = 180;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  const seen = [];
  for (let look = 0; look < looks; look++) {
    pen.drawImage(video, 0, 0, canvas.width, canvas.height);
    let bits = 0;
    let clear = true;
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const x = Math.round((left + (width * (column + 0.5)) / columns) * canvas.width);
        const y = Math.round((top + (height * (row + 0.5)) / rows) * canvas.height);
        const patch = pen.getImageData(x - 2, y - 2, 5, 5).data;
        let sum = 0;
        for (let i = 0; i < patch.length; i += 4) sum += (patch[i] + patch[i + 1] + patch[i + 2]) / 3;
        const value = (sum * 4) / patch.length;
        clear &&= value <= 95 || value >= 160;
        bits = (bits << 1) | (value >= 160 ? 1 : 0);
      }
    }
    if (clear) seen.push(bits);
    await new Promise((done) => setTimeout(done, everyMillis));
  }
  return seen;
}
