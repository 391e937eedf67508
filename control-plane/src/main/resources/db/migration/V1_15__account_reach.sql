alter table account add column display_name text not null default '';
alter table account add column disabled_at timestamptz;

-- Whose sites an account sees and commands: those of these bodies and of all below them.
create table account_body (
    account text not null references account on delete cascade,
    body    text not null references body,
    primary key (account, body)
);

-- Who was there before there was any such limit goes on without one.
insert into account_body (account, body)
select account.name, body.id from account cross join body where body.parent is null;

-- The bodies of somebody for whom another authority vouches, separated by blanks; an account of ours has them itself.
alter table sign_in add column bodies text not null default '';
update sign_in set bodies = (select coalesce(string_agg(body.id, ' '), '') from body where body.parent is null)
where name not in (select name from account);
create index sign_in_name on sign_in (name);
