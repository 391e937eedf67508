const SHAPES = {
  next: 'M5 12h14M13 6l6 6-6 6',
  back: 'M19 12H5M11 6l-6 6 6 6',
  check: 'M4 12.5l5 5L20 6.5',
  close: 'M6 6l12 12M18 6L6 18',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4.4 3.6-7 8-7s8 2.6 8 7',
  people:
    'M9 12a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-3.6 2.9-6 6.5-6s6.5 2.4 6.5 6M16 5.3a3.5 3.5 0 0 1 0 6.4M18 14.4c2.1.8 3.5 2.9 3.5 5.6',
  paper: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  scales: 'M12 3v18M7 21h10M4 7h16M7 7l-3.5 7a3.6 3.6 0 0 0 7 0zM17 7l-3.5 7a3.6 3.6 0 0 0 7 0z',
  family:
    'M8 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM17 12a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8zM2.5 21v-3.5C2.5 14.5 5 12.5 8 12.5s5 1.6 5.5 4M13 21v-2c0-2.2 1.8-4 4-4s4 1.8 4 4v2',
  scan: 'M4 8V5a1 1 0 0 1 1-1h3M16 4h3a1 1 0 0 1 1 1v3M20 16v3a1 1 0 0 1-1 1h-3M8 20H5a1 1 0 0 1-1-1v-3M4 12h16',
  camera: 'M3 7h11a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H3zM16 11l5-3v8l-5-3',
  microphone:
    'M12 15a3.5 3.5 0 0 0 3.5-3.5v-5a3.5 3.5 0 0 0-7 0v5A3.5 3.5 0 0 0 12 15zM5 11.5a7 7 0 0 0 14 0M12 18.5V22',
  muted:
    'M3 3l18 18M9 9v2.5a3 3 0 0 0 4.6 2.5M15 11V6.5a3 3 0 0 0-5.8-1.1M5 11.5a7 7 0 0 0 11 5.7M12 18.5V22M19 11.5c0 1-.2 2-.6 2.9',
  hangup: 'M3 14c0-2 4-5 9-5s9 3 9 5v2.5l-4.5-1V12.8a14 14 0 0 0-9 0v2.7l-4.5 1z',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2',
  pin: 'M12 21s7-6.2 7-11.5a7 7 0 1 0-14 0C5 14.8 12 21 12 21zM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  voice: 'M4 5h16v11H10l-4 4v-4H4zM8 9h8M8 12h5',
  alarm: 'M12 3L2.5 20h19zM12 10v4.5M12 17.2v.3',
  layers: 'M12 3l9 5-9 5-9-5zM3 13l9 5 9-5',
  shield: 'M12 3l8 3v6c0 4.5-3.2 7.8-8 9-4.8-1.2-8-4.5-8-9V6zM8.5 12l2.5 2.5 4.5-5',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  erase: 'M8 20h12M5 15l9-10 6 5.5L12 20H8z',
  screen: 'M3 4h18v12H3zM9 20h6M12 16v4',
  book: 'M5 4h11a3 3 0 0 1 3 3v13H8a3 3 0 0 1-3-3zM5 17a3 3 0 0 1 3-3h11M9 8h6',
  key: 'M14.5 9.5a4.5 4.5 0 1 1-1.3-3.2 4.5 4.5 0 0 1 1.3 3.2zM14 11l7 7M18 15l-2 2M21 18l-2 2',
  pulse: 'M2 12h5l2.5-7 5 14L17 12h5',
  list: 'M8 6h13M8 12h13M8 18h13M3.5 6h.01M3.5 12h.01M3.5 18h.01',
  play: 'M7 4.5v15l12-7.5z',
  door: 'M6 21V4l9-1.5v19zM6 21H3M15 21h6M15 5h3v16M11.5 12h.01',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4',
  delete: 'M9 5h12v14H9l-6-7zM12.5 9.5l5 5M17.5 9.5l-5 5',
  shift: 'M12 4l8 9h-4.5v7h-7v-7H4z',
} as const;

export type IconName = keyof typeof SHAPES;

/** Always beside a word, never instead of it. */
export function Icon({ name, size = 28 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={SHAPES[name]} />
    </svg>
  );
}
