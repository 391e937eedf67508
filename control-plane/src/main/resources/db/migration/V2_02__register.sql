-- The register of receptions (Form 03, Circular 04/2021/TT-TTCP). Numbers come from a counter that is locked until the entry's
-- own transaction ends, never from a sequence: a sequence leaves a gap when a transaction rolls back.
create table register_counter (
    body text not null references body,
    year integer not null,
    last integer not null,
    primary key (body, year)
);

create table register_entry (
    body          text not null references body,
    year          integer not null,
    number        integer not null check (number > 0),
    session       uuid not null unique,
    received_at   timestamptz not null,
    entered_at    timestamptz not null,
    citizen       text not null,
    standing_kind text not null,
    on_behalf_of  text,
    matter_kind   text not null,
    matter_words  text not null,
    outcome       text not null,
    summary       text not null,
    primary key (body, year, number)
);
