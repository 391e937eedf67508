import { encode } from 'uqr';

interface Props {
  text: string;
  /** What it is, for who does not see it; the text itself stands beside it. */
  label: string;
  testId: string;
}

/** A QR code (ISO/IEC 18004) with the quiet zone that scanners need, dark on light in every colour scheme. */
export function QrCode({ text, label, testId }: Props) {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg className="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} data-testid={testId}>
      <rect width={size} height={size} fill="#fff" />
      <path d={dark.join('')} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
