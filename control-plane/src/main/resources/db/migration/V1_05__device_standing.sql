-- Without a row a device is in good standing.
create table device_standing (
    device     text primary key references device,
    state      text not null check (state in ('ACTIVE', 'QUARANTINED', 'REVOKED')),
    why        text not null,
    changed_by text not null,
    since      timestamptz not null
);

-- Every certificate that was given to a device; the serial number as lower-case hexadecimal.
create table device_certificate (
    serial     text primary key,
    device     text not null references device,
    issued_at  timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
);

create index device_certificate_of on device_certificate (device, issued_at);
