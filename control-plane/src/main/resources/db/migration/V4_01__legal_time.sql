-- Whatever says something about days or numbers of the law. Uncertain: why it should be checked before anybody relies on it; empty in
-- both languages when it need not be. Entered by: an actor of the audit log.
create table legal_source (
    document          text primary key check (document <> ''),
    title             text not null,
    issuer            text not null check (issuer <> ''),
    issued_on         date not null,
    in_force_from     date not null,
    address           text not null,
    uncertain         text not null,
    english_uncertain text not null,
    entered_by        text not null,
    check ((uncertain = '') = (english_uncertain = ''))
);

-- What a document says of a day. Of several the one that came into force last counts.
create table calendar_day (
    day          date not null,
    source       text not null references legal_source,
    kind         text not null check (kind in ('HOLIDAY', 'SWAPPED_OFF', 'COMPENSATED_OFF', 'MAKE_UP', 'ORDINARY', 'UNDECIDED')),
    name         text not null check (name <> ''),
    english_name text not null check (english_name <> ''),
    primary key (day, source)
);

-- A number is in force until the next one of its key is, or until its own end when that comes before.
create table legal_number (
    key               text not null,
    in_force_from     date not null,
    in_force_until    date check (in_force_until > in_force_from),
    value             integer not null check (value > 0),
    unit              text not null,
    source            text not null references legal_source,
    article           text not null,
    uncertain         text not null,
    english_uncertain text not null,
    entered_by        text not null,
    primary key (key, in_force_from),
    check ((uncertain = '') = (english_uncertain = ''))
);

-- Every file of days that was ever brought in, so that what a later one replaced can be found again.
create table calendar_file (
    id         bigint generated always as identity primary key,
    brought_at timestamptz not null,
    brought_by text not null,
    format     text not null,
    sha256     text not null,
    days       integer not null,
    content    bytea not null
);

create function calendar_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'the files of the calendar are append only';
end
$$;

create trigger calendar_file_row_stays before update or delete on calendar_file
    for each row execute function calendar_refuse();
create trigger calendar_file_table_stays before truncate on calendar_file
    for each statement execute function calendar_refuse();

-- Another one with everything that is written; see place_edition.
create table calendar_edition (
    only_one boolean primary key default true check (only_one),
    edition  uuid not null default gen_random_uuid()
);
insert into calendar_edition default values;

create function calendar_edition_changes() returns trigger language plpgsql as $$
begin
    update calendar_edition set edition = gen_random_uuid();
    return null;
end
$$;

create trigger legal_source_edition after insert or update or delete or truncate on legal_source
    for each statement execute function calendar_edition_changes();
create trigger calendar_day_edition after insert or update or delete or truncate on calendar_day
    for each statement execute function calendar_edition_changes();
create trigger legal_number_edition after insert or update or delete or truncate on legal_number
    for each statement execute function calendar_edition_changes();
