import { createRoot } from 'react-dom/client';
import { keepStylesOutOfThePage } from '@tiepdan/design';
import { App } from './App';
import { KioskContext } from './context';
import { Kiosk } from './kiosk';
import './kiosk.css';

keepStylesOutOfThePage();
const kiosk = new Kiosk();
createRoot(document.getElementById('app')!).render(
  <KioskContext value={kiosk}>
    <App />
  </KioskContext>,
);
kiosk.start();
