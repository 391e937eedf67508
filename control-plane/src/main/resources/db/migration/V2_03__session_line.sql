-- A room's past is read newest first, as a kiosk's is.
create index session_room_line on session (room, opened_at desc) where room is not null;
