-- The live meetings. What is on a media server is not kept here: it can be made anew at any time.
create table call (
    id        uuid primary key,
    session   uuid not null references session,
    opened_at timestamptz not null,
    ended_at  timestamptz,
    why       text,
    check ((ended_at is null) = (why is null))
);

-- A session has one running call at most.
create unique index call_running on call (session) where ended_at is null;

create table leg (
    id      uuid primary key,
    call    uuid not null references call,
    device  text not null references device,
    role    text not null check (role in ('KIOSK', 'ROOM')),
    shown   text not null,
    attempt integer not null default 0,
    unique (call, role)
);
