-- What was captured of a call. Originals are never changed; every derived file names its hash.
create table recording (
    call          uuid primary key references call,
    session       uuid not null references session,
    state         text not null check (state in ('PROCESSING', 'READY', 'FAILED')),
    detail        text not null,
    changed_at    timestamptz not null,
    viewing_file  text,
    viewing_sha256 text,
    viewing_bytes bigint,
    duration_millis bigint
);

create index recording_session on recording (session);
create index recording_work on recording (changed_at) where state = 'PROCESSING';

create table recording_original (
    call            uuid not null references recording,
    file            text not null,
    sha256          text not null,
    track           text not null check (track in ('audio', 'video')),
    leg             uuid not null references leg,
    started_at      timestamptz not null,
    duration_millis bigint not null,
    packets         bigint not null,
    lost            bigint not null,
    primary key (call, file)
);

create table recording_gap (
    call    uuid not null references recording,
    number  integer not null,
    from_at timestamptz not null,
    to_at   timestamptz not null,
    leg     uuid not null references leg,
    track   text not null,
    why     text not null,
    primary key (call, number)
);
