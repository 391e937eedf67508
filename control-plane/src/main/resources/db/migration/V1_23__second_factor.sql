-- The one-time passwords (RFC 6238) of an account; asked for from the moment on at which the first one was right.
create table second_factor (
    account      text primary key references account on delete cascade,
    secret       bytea not null, -- encrypted with a key that is not in the database
    made_at      timestamptz not null,
    confirmed_at timestamptz,
    last_step    bigint not null default 0
);

-- Each lets somebody in once who has lost what makes their one-time passwords.
create table recovery_code (
    account   text not null references second_factor on delete cascade,
    code_hash text not null,
    used_at   timestamptz,
    primary key (account, code_hash)
);

alter table sign_in add column second_factor boolean not null default false;
-- For whom another authority vouches, that one asks for whatever it asks for.
update sign_in set second_factor = true where name not in (select name from account);
