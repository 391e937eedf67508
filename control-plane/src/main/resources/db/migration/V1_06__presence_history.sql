-- What was believed of a device, and since when: one line for each change, never one for each heartbeat.
create table device_presence_change (
    number   bigint generated always as identity primary key,
    device   text not null references device,
    state    text not null,
    reason   text not null,
    evidence text not null,
    epoch    bigint not null,
    since    timestamptz not null
);

create index device_presence_change_device on device_presence_change (device, number desc);
create index device_presence_change_since on device_presence_change (since);

insert into device_presence_change (device, state, reason, evidence, epoch, since)
select device, state, reason, evidence, epoch, since from device_presence;
