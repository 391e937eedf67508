import { createContext, useContext } from 'react';
import { useStore } from '@tiepdan/page';
import type { Desk } from './desk';
import type { Room } from './room';

export const RoomContext = createContext<Room | null>(null);

export function useRoom(): { room: Room; desk: Desk } {
  const room = useContext(RoomContext);
  if (room === null) {
    throw new Error('a screen stands outside the room');
  }
  return { room, desk: useStore(room.desk) };
}
