-- Append only: the database itself refuses to change or remove a line, and every line carries the hash of its predecessor.
create table audit (
    number   bigint primary key,
    at       timestamptz not null,
    actor    text not null,
    action   text not null,
    subject  text not null,
    detail   text not null,
    hash     text not null
);

create function audit_hash(previous text, line audit) returns text language sql immutable as $$
    select encode(sha256(convert_to(
        concat_ws(E'\x1f', previous, line.number::text, to_char(line.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
                  line.actor, line.action, line.subject, line.detail), 'UTF8')), 'hex')
$$;

-- One writer at a time, until its transaction ends: that keeps the chain straight and the numbers gapless.
create function audit_chain() returns trigger language plpgsql as $$
declare
    last audit;
begin
    perform pg_advisory_xact_lock(7016530);
    select * into last from audit order by number desc limit 1;
    new.number := coalesce(last.number, 0) + 1;
    new.hash := audit_hash(coalesce(last.hash, ''), new);
    return new;
end
$$;

create function audit_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is append only';
end
$$;

create trigger audit_chain before insert on audit for each row execute function audit_chain();
create trigger audit_row_stays before update or delete on audit for each row execute function audit_refuse();
create trigger audit_table_stays before truncate on audit for each statement execute function audit_refuse();
