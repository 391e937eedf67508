-- What a device raised, said otherwise and cleared: one line for each change, by the control plane's clock.
create table device_alarm_change (
    number   bigint generated always as identity primary key,
    device   text not null references device,
    at       timestamptz not null,
    name     text not null,
    raised   boolean not null,
    finding  text
);

create index device_alarm_change_line on device_alarm_change (device, at desc, number desc);
create index device_alarm_change_at on device_alarm_change (at);

-- Where there were alarms already, what is known of them.
do $$
begin
    if to_regclass('device_alarm') is not null then
        insert into device_alarm_change (device, at, name, raised, finding)
        select device, at, name, raised, finding from (
            select device, since as at, name, true as raised, finding from device_alarm
            union all
            select device, cleared_at, name, false, null from device_alarm where cleared_at is not null) line
        order by at;
    end if;
end
$$;

-- Which version a device was to run with, took or refused, and when that was known.
create table device_configuration_change (
    number  bigint generated always as identity primary key,
    device  text not null references device,
    at      timestamptz not null,
    version bigint not null,
    what    text not null check (what in ('WANTED', 'TAKEN', 'REFUSED')),
    field   text not null
);

create index device_configuration_change_line on device_configuration_change (device, at desc, number desc);

insert into device_configuration_change (device, at, version, what, field)
select device, changed_at, version, 'WANTED', '' from device_configuration order by changed_at;

-- A device's past is read newest first, so much of each kind.
create index device_presence_change_line on device_presence_change (device, since desc, number desc);
create index command_agreed_line on command (device, agreed_at desc) where key is not null and agreed_at is not null;
create index command_said_line on command (device, changed_at desc)
    where key is not null and state not in ('AGREEING', 'SENT');
create index incident_device_line on incident_device (device);
create index configuration_change_line on configuration_change (layer, changed_at desc);
