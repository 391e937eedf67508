-- Who has which role at which body from when until when. One that is over stays: who was the head on a day counts for good.
create table account_role (
    account     text not null references account on delete cascade,
    id          text not null,
    role        text not null check (role in ('ADMINISTRATOR', 'HEAD', 'DEPUTY', 'OFFICIAL', 'CLERK', 'SCHEDULER', 'ARCHIVIST',
                                              'INSPECTOR', 'AUDITOR', 'IT_OPERATOR')),
    body        text references body,
    valid_from  timestamptz not null,
    valid_until timestamptz,
    primary key (account, id),
    check ((body is null) = (role = 'ADMINISTRATOR')),
    check (valid_from < valid_until)
);

create index account_role_body on account_role (body, role);

insert into account_role (account, id, role, body, valid_from)
select account.name, substr(md5(account.name || body.body), 1, 12), account.role, body.body, account.made_at
from account join account_body body on body.account = account.name
where account.role <> 'ADMINISTRATOR';

insert into account_role (account, id, role, body, valid_from)
select name, substr(md5(name), 1, 12), role, null, made_at from account where role = 'ADMINISTRATOR';

-- An administrator read what citizens say; the role alone does not any more. Whoever did goes on as an official, which everybody who
-- looks at the accounts sees and can take away.
insert into account_role (account, id, role, body, valid_from)
select account.name, substr(md5('official ' || account.name || body.id), 1, 12), 'OFFICIAL', body.id, account.made_at
from account cross join body
where account.role = 'ADMINISTRATOR' and body.parent is null and body.valid_until is null;

drop table account_body;
alter table account drop column role;
-- Null for somebody for whom another authority vouches, and whose roles are given here all the same.
alter table account alter column password drop not null;

-- The posts that another authority gives somebody, as ROLE:body, separated by blanks; what an account gives stands there.
alter table sign_in add column posts text not null default '';
update sign_in set posts = case role when 'ADMINISTRATOR' then role
    else coalesce((select string_agg(sign_in.role || ':' || body, ' ') from regexp_split_to_table(sign_in.bodies, ' ') body
                   where body <> ''), '') end
where name not in (select name from account);
alter table sign_in drop column role;
alter table sign_in drop column bodies;
