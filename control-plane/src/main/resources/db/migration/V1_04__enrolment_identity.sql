create table claim (
    code_hash  text primary key,
    device     text not null unique,
    site       text not null references site,
    role       text not null check (role in ('KIOSK', 'ROOM')),
    label      text not null,
    made_by    text not null,
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz,
    key_hash   text
);

create table account (
    name     text primary key check (name ~ '^[a-z0-9._@-]{2,64}$'),
    role     text not null check (role in ('ADMINISTRATOR', 'OFFICIAL', 'IT_OPERATOR')),
    password text not null,
    made_at  timestamptz not null
);

create table sign_in (
    token_hash text primary key,
    name       text not null,
    role       text not null check (role in ('ADMINISTRATOR', 'OFFICIAL', 'IT_OPERATOR')),
    began_at   timestamptz not null,
    expires_at timestamptz not null
);

create index sign_in_expiry on sign_in (expires_at);
