create table device (
    id          text primary key,
    site        text not null references site,
    role        text not null check (role in ('KIOSK', 'ROOM')),
    label       text not null,
    enrolled_at timestamptz not null
);

create table device_presence (
    device   text primary key references device,
    state    text not null,
    reason   text not null,
    evidence text not null,
    epoch    bigint not null,
    since    timestamptz not null,
    heard_at timestamptz,
    software text not null
);

create table device_status (
    device      text primary key references device,
    epoch       bigint not null,
    sequence    bigint not null,
    received_at timestamptz not null,
    document    text not null
);

create table device_reported (
    device      text primary key references device,
    received_at timestamptz not null,
    document    text not null
);

-- How far the events of a boot epoch are committed; the row is the lock that makes each event count once.
create table event_inbox (
    device    text not null references device,
    epoch     bigint not null,
    committed bigint not null,
    primary key (device, epoch)
);

-- That an event happened; what it said belongs to the feature that handled it.
create table device_event (
    device      text not null references device,
    epoch       bigint not null,
    number      bigint not null,
    kind        text not null,
    at          timestamptz not null,
    received_at timestamptz not null,
    primary key (device, epoch, number)
);

create table command (
    id         uuid primary key,
    device     text not null references device,
    kind       text not null,
    issued_by  text not null,
    issued_at  timestamptz not null,
    expires_at timestamptz not null,
    state      text not null,
    detail     text not null,
    changed_at timestamptz not null
);

create index command_open on command (expires_at) where state in ('SENT', 'RUNNING');

create table answered_request (
    device      text not null references device,
    request     uuid not null,
    answered_at timestamptz not null,
    reply       text not null,
    primary key (device, request)
);
