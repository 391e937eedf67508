import { createRoot } from 'react-dom/client';
import { keepStylesOutOfThePage } from '@tiepdan/design';
import { App } from './App';
import { RoomContext } from './context';
import { Room } from './room';
import './room.css';

keepStylesOutOfThePage();
const room = new Room();
createRoot(document.getElementById('app')!).render(
  <RoomContext value={room}>
    <App />
  </RoomContext>,
);
room.start();
