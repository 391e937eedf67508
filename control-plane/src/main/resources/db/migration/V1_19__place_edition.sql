-- Another one with everything that is written about bodies and sites: whoever has read them sees by it whether they are still what
-- they were. By chance and not counted, so that what was read in a transaction that did not commit is never taken for anything later.
create table place_edition (
    only_one boolean primary key default true check (only_one),
    edition  uuid not null default gen_random_uuid()
);
insert into place_edition default values;

create function place_edition_changes() returns trigger language plpgsql as $$
begin
    update place_edition set edition = gen_random_uuid();
    return null;
end
$$;

create trigger body_edition after insert or update or delete or truncate on body
    for each statement execute function place_edition_changes();
create trigger site_edition after insert or update or delete or truncate on site
    for each statement execute function place_edition_changes();
create trigger site_given_edition after insert or update or delete or truncate on site_given
    for each statement execute function place_edition_changes();
