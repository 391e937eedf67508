const PETALS = [0, 72, 144, 216, 288];
const STAMENS = [-24, -8, 8, 24];

/** A flower of the phượng: five petals, the upper one marked with gold, as the tree has it. */
export function Emblem({ size = 56 }: { size?: number }) {
  return (
    <svg className="emblem" width={size} height={size} viewBox="-50 -50 100 100" aria-hidden="true" focusable="false">
      {PETALS.map((turn) => (
        <path
          key={turn}
          transform={`rotate(${turn})`}
          className={turn === 0 ? 'petal petal-marked' : 'petal'}
          d="M0 -3 C -3 -11 -24 -19 -23.5 -33 C -23 -46 -9 -49.5 0 -45.5 C 9 -49.5 23 -46 23.5 -33 C 24 -19 3 -11 0 -3 Z"
        />
      ))}
      {STAMENS.map((turn) => (
        <g key={turn} transform={`rotate(${turn})`}>
          <path className="stamen" d="M0 0 C 1 -8 -1 -14 0 -22" />
          <circle className="anther" cx="0" cy="-24" r="2.2" />
        </g>
      ))}
      <circle className="heart" r="5" />
    </svg>
  );
}
