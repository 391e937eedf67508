-- What people see of a status, as a digest: whether somebody must be told is answered without reading the status before.
alter table device_status add column shown text not null default '';

-- The table that grows: by month, so that old months can go without a trace and today's index stays small. That an event counts
-- once is kept by event_inbox, which is moved in the same transaction and refers to the device.
alter table device_event rename to device_event_before;

create table device_event (
    device      text not null,
    epoch       bigint not null,
    number      bigint not null,
    kind        text not null,
    at          timestamptz not null,
    received_at timestamptz not null
) partition by range (received_at);

create index device_event_line on device_event (device, received_at desc, epoch desc, number desc);

-- Takes what no month was made for: nothing is lost when nobody made it in time.
create table device_event_other partition of device_event default;

-- Makes this month and the three after it; answers how many are new.
create function device_event_prepare(moment timestamptz) returns integer language plpgsql as $$
declare
    first date := date_trunc('month', moment at time zone 'UTC');
    month date;
    name  text;
    made  integer := 0;
begin
    perform pg_advisory_xact_lock(7016531);
    for month in select generate_series(first, first + interval '3 months', interval '1 month')::date loop
        name := 'device_event_' || to_char(month, 'YYYY_MM');
        if to_regclass(name) is null then
            execute format('create table %I (like device_event including defaults)', name);
            execute format(
                'with moved as (delete from device_event_other where received_at >= %L and received_at < %L returning *)
                 insert into %I select * from moved',
                month::timestamp at time zone 'UTC', (month + interval '1 month') at time zone 'UTC', name);
            execute format('alter table device_event attach partition %I for values from (%L) to (%L)',
                name, month::timestamp at time zone 'UTC', (month + interval '1 month') at time zone 'UTC');
            made := made + 1;
        end if;
    end loop;
    return made;
end
$$;

-- Drops every month that was over at this moment; answers how many.
create function device_event_forget(moment timestamptz) returns integer language plpgsql as $$
declare
    month   text;
    dropped integer := 0;
begin
    perform pg_advisory_xact_lock(7016531);
    for month in
        select relid::regclass::text from pg_partition_tree('device_event')
        where isleaf and relid::regclass::text ~ '^device_event_[0-9]{4}_[0-9]{2}$'
    loop
        if to_date(right(month, 7), 'YYYY_MM') + interval '1 month' <= moment at time zone 'UTC' then
            execute format('drop table %I', month);
            dropped := dropped + 1;
        end if;
    end loop;
    return dropped;
end
$$;

select device_event_prepare(now());

insert into device_event select device, epoch, number, kind, at, received_at from device_event_before;
drop table device_event_before;
