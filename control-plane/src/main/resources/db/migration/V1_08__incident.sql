-- One cause that took devices away.
create table incident (
    id          bigint generated always as identity primary key,
    kind        text not null,
    place       text not null,
    since       timestamptz not null,
    opened_at   timestamptz not null,
    closed_at   timestamptz,
    merged_into bigint references incident
);

-- Never twice, whoever judges.
create unique index incident_open on incident (place) where closed_at is null;
create index incident_newest on incident (id desc);

create table incident_device (
    incident bigint not null references incident,
    device   text not null references device,
    primary key (incident, device)
);
