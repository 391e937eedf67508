import jsQR from 'jsqr';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { QrCode } from '../src/qr-code';

const PIXELS_A_MODULE = 4;

test.each(['7K2M-Q9XD-40RT', '0000-0000-0000'])('a reader finds %s in the picture', (text) => {
  const picture = renderToStaticMarkup(createElement(QrCode, { text, label: 'QR', testId: 'qr' }));

  const { pixels, side } = painted(picture);
  expect(jsQR(pixels, side, side)?.data).toBe(text);
});

/** The picture as a camera sees it, in RGBA. */
function painted(picture: string): { pixels: Uint8ClampedArray; side: number } {
  const side = Number(/viewBox="0 0 (\d+)/.exec(picture)![1]) * PIXELS_A_MODULE;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y] of picture.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let i = 0; i < PIXELS_A_MODULE ** 2; i++) {
      const column = Number(x) * PIXELS_A_MODULE + (i % PIXELS_A_MODULE);
      const row = Number(y) * PIXELS_A_MODULE + Math.floor(i / PIXELS_A_MODULE);
      pixels.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
    }
  }
  return { pixels, side };
}
