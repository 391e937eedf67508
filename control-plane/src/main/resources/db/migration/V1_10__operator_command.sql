-- Commands that a person issued: why, with which key, and who else agreed. Those of the system have none of it.
alter table command
    add column reason           text not null default '',
    add column arguments        text not null default '{}',
    add column key              text,
    add column progress_percent integer,
    add column finding          text,
    add column lives_seconds    integer,
    add column agreed_by        text,
    add column agreed_at        timestamptz,
    add column file_type        text,
    add column file             bytea;

-- The same key of the same person is the same wish: one command for each device, whoever repeats it and however often.
create unique index command_key on command (issued_by, key, device) where key is not null;
create index command_of_device on command (device, issued_at desc) where key is not null;
create index command_under_way on command (device) where key is not null and state in ('AGREEING', 'SENT', 'RUNNING');

drop index command_open;
create index command_open on command (expires_at) where state in ('AGREEING', 'SENT', 'RUNNING');
