-- What devices raised; the event's own name (device, epoch, number) makes each count once.
create table device_alarm (
    id         bigint generated always as identity primary key,
    device     text not null references device,
    epoch      bigint not null,
    number     bigint not null,
    name       text not null,
    since      timestamptz not null,
    raised_at  timestamptz not null,
    evidence   text not null,
    finding    text,
    cleared_at timestamptz,
    unique (device, epoch, number)
);

-- A device says the same again after each start; until it is cleared that is one alarm.
create unique index device_alarm_open on device_alarm (device, name) where cleared_at is null;
