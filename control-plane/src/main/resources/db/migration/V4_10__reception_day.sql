-- On which days a body receives. How a row may change is decided by the life cycle in the schedule feature.
create extension if not exists btree_gist;

create table reception_day (
    id           uuid primary key,
    version      integer not null,
    body         text not null references body,
    date         date not null,
    kind         text not null check (kind in ('REGULAR', 'PERIODIC', 'AD_HOC')),
    presiding    text not null,
    -- local times, for example '08:00-11:30 13:30-16:30'
    periods      text not null,
    slot_minutes integer not null check (slot_minutes between 5 and 240),
    total        integer not null check (total > 0),
    bookable     integer not null check (bookable between 0 and total),
    occasion     text not null,
    state        text not null check (state in ('DRAFT', 'PUBLISHED', 'HELD', 'CANCELLED')),
    published_at timestamptz,
    ended_at     timestamptz,
    why          text,
    presided_by  text,
    presided_as  text check (presided_as in ('HEAD', 'DEPUTY', 'OFFICIAL')),
    check (state <> 'PUBLISHED' or published_at is not null),
    check ((state = 'HELD') = (presided_by is not null and presided_as is not null)),
    check ((state = 'CANCELLED') = (why is not null)),
    check ((state in ('HELD', 'CANCELLED')) = (ended_at is not null))
);

create index reception_day_body on reception_day (body, date);
create index reception_day_date on reception_day (date, body);

create table reception_day_site (
    day  uuid not null references reception_day on delete cascade,
    site text not null references site,
    date date not null,
    primary key (day, site)
);

create index reception_day_site_date on reception_day_site (site, date);

-- A room and an official belong to one reception day at a time, whatever the code believes.
create table reception_desk (
    day      uuid not null references reception_day on delete cascade,
    room     text not null references device,
    official text not null,
    during   tstzrange not null,
    standing boolean not null,
    primary key (day, room),
    unique (day, official),
    constraint room_receives_once exclude using gist (room with =, during with &&) where (standing),
    constraint official_receives_once exclude using gist (official with =, during with &&) where (standing)
);

-- Why a head was missing on a day that was owed.
create table quota_excuse (
    id         uuid primary key,
    body       text not null references body,
    month      date not null check (extract(day from month) = 1),
    why        text not null,
    document   text not null,
    made_up_on date,
    noted_by   text not null,
    noted_at   timestamptz not null,
    unique (body, made_up_on)
);

create index quota_excuse_body on quota_excuse (body, month);
