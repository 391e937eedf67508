create table device_maintenance (
    id       bigint generated always as identity primary key,
    device   text not null references device,
    reason   text not null,
    begun_by text not null,
    began_at timestamptz not null,
    ends_at  timestamptz not null,
    ended_at timestamptz
);

create unique index device_maintenance_open on device_maintenance (device) where ended_at is null;
