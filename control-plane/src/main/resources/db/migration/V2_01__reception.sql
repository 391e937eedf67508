-- One row for each citizen (or group) received; how a row may change is decided by the life cycle in the reception feature.
create table session (
    id             uuid primary key,
    turn           uuid not null unique,
    body           text not null references body,
    site           text not null references site,
    kiosk          text not null references device,
    ticket_day     date not null,
    ticket_number  integer not null check (ticket_number > 0),
    language       text not null,
    citizen        text not null,
    citizen_number text,
    standing_kind  text not null,
    on_behalf_of   text,
    matter_kind    text not null,
    matter_words   text not null,
    notice_read_at timestamptz not null,
    taken_at       timestamptz not null,
    state          text not null check (state in ('WAITING', 'IN_SESSION', 'CLOSED', 'LEFT')),
    room           text references device,
    call           uuid,
    opened_at      timestamptz,
    closed_at      timestamptz,
    outcome        text,
    summary        text,
    left_why       text,
    wiped_at       timestamptz,
    unique (body, ticket_day, ticket_number),
    check ((state in ('IN_SESSION', 'CLOSED')) = (room is not null)),
    check ((state in ('CLOSED', 'LEFT')) = (closed_at is not null))
);

create index session_day on session (ticket_day, body);
create index session_kiosk on session (kiosk, taken_at desc);
create index session_waiting on session (body) where state in ('WAITING', 'IN_SESSION');
create index session_person on session (citizen_number) where citizen_number is not null;
-- A room receives one citizen at a time, whatever the code believes.
create unique index session_room on session (room) where state = 'IN_SESSION';

-- What happened to a session, in order.
create table session_timeline (
    session uuid not null references session,
    number  integer not null,
    at      timestamptz not null,
    what    text not null,
    detail  text not null,
    primary key (session, number)
);

-- Tickets of a body start at 1 each day; the row is the lock.
create table ticket_counter (
    body text not null references body,
    day  date not null,
    last integer not null,
    primary key (body, day)
);
