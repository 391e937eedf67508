-- Who is expected. How a row may change is decided by the life cycle in the appointment feature; that nothing is booked twice is
-- guarded here.
create table appointment (
    id             uuid primary key,
    day            uuid not null references reception_day,
    number         integer not null check (number > 0),
    body           text not null references body,
    site           text not null references site,
    kiosk          text not null references device,
    room           text not null references device,
    official       text not null,
    begins         timestamptz not null,
    ends           timestamptz not null check (ends > begins),
    state          text not null check (state in
        ('OFFERED', 'BOOKED', 'ARRIVED', 'RECEIVED', 'MISSED', 'LEFT', 'MOVED', 'CANCELLED', 'LAPSED')),
    holds          boolean not null generated always as (state in ('OFFERED', 'BOOKED', 'ARRIVED', 'RECEIVED')) stored,
    -- by which the same person is known again; null for one who could be anybody of that name
    citizen_key    text,
    full_name      text not null,
    citizen_number text,
    birth_date     date,
    phone          text,
    email          text,
    language       text not null,
    matter_kind    text not null,
    matter_words   text not null,
    priority       text not null,
    priority_why   text not null,
    channel        text not null check (channel in ('CONSOLE', 'KIOSK', 'IMPORT', 'WAITING_LIST')),
    booked_by      text not null,
    booked_at      timestamptz not null,
    offered_until  timestamptz,
    arrived_at     timestamptz,
    late           boolean not null,
    ended_at       timestamptz,
    session        uuid,
    moved_to       uuid,
    why            text,
    unique (day, number),
    check ((state = 'OFFERED') = (offered_until is not null)),
    check ((state in ('ARRIVED', 'RECEIVED', 'LEFT')) = (arrived_at is not null)),
    check ((state = 'RECEIVED') = (session is not null)),
    check ((state = 'MOVED') = (moved_to is not null)),
    constraint room_booked_once exclude using gist (room with =, tstzrange(begins, ends) with &&) where (holds),
    constraint kiosk_booked_once exclude using gist (kiosk with =, tstzrange(begins, ends) with &&) where (holds),
    constraint official_booked_once exclude using gist (official with =, tstzrange(begins, ends) with &&) where (holds),
    constraint citizen_booked_once exclude using gist (citizen_key with =, tstzrange(begins, ends) with &&) where (holds)
);

create index appointment_site on appointment (site, begins);
create index appointment_body on appointment (body, begins);
create index appointment_day on appointment (day);
create index appointment_citizen on appointment (citizen_key, begins) where citizen_key is not null;
create index appointment_waits on appointment (ends) where state = 'BOOKED';
create index appointment_offered on appointment (offered_until) where state = 'OFFERED';

create table appointment_counter (
    day  uuid primary key references reception_day,
    last integer not null
);
