-- What a layer sets is its latest line; lines are only ever added, so that every earlier version can be looked at and restored.
create table configuration_change (
    layer      text not null check (layer ~ '^(all|(body|site|device):.+)$'),
    version    bigint not null check (version > 0),
    settings   text not null,
    why        text not null,
    changed_by text not null,
    changed_at timestamptz not null,
    restores   bigint,
    primary key (layer, version)
);

create function configuration_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'the history of the configuration is append only';
end
$$;

create trigger configuration_row_stays before update or delete on configuration_change
    for each row execute function configuration_refuse();
create trigger configuration_table_stays before truncate on configuration_change
    for each statement execute function configuration_refuse();

-- What each device shall run with. Stale: a layer above it has changed and nobody has looked yet what follows for it.
-- Told: the version that the broker has taken last.
create table device_configuration (
    device     text primary key references device,
    version    bigint not null,
    document   text not null,
    changed_at timestamptz not null,
    told       bigint not null default 0,
    stale      boolean not null default false
);

create index device_configuration_due on device_configuration (device) where stale or told < version;

alter table device_reported add column epoch bigint not null default 0;
