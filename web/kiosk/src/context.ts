import { createContext, useContext } from 'react';
import { useStore } from '@tiepdan/page';
import type { Kiosk } from './kiosk';
import type { Visit } from './visit';

export const KioskContext = createContext<Kiosk | null>(null);

export function useKiosk(): { kiosk: Kiosk; visit: Visit } {
  const kiosk = useContext(KioskContext);
  if (kiosk === null) {
    throw new Error('a screen stands outside the kiosk');
  }
  return { kiosk, visit: useStore(kiosk.visit) };
}
