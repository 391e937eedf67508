-- A body is in force from and until; null: as long as is known. Whoever follows it has its sites and its rights from then on. Nothing
-- is rewritten when the day comes: who stands where is computed for the moment that is asked for.
alter table body add column valid_from timestamptz;
alter table body add column valid_until timestamptz;
alter table body add column successor text references body check (successor <> id);
alter table body add constraint body_followed check (successor is null or valid_until is not null);
alter table body add constraint body_dates check (valid_from < valid_until);

-- Other bodies that a site was given to, each from its moment on; before them it is that of the site's own row.
create table site_given (
    site  text not null references site,
    body  text not null references body,
    since timestamptz not null,
    primary key (site, since)
);

-- Where a device stood before, and until when; where it stands now is in its own row.
create table device_stay (
    device text not null references device,
    site   text not null references site,
    until  timestamptz not null,
    primary key (device, until)
);

-- Who has followed a body by that moment: the body itself while it is in force.
create function body_heir(whose text, moment timestamptz) returns text language sql stable as $$
    with recursive line as (
        select id, successor, valid_until, 0 as step from body where id = whose
        union all
        select next.id, next.successor, next.valid_until, line.step + 1
        from line join body next on next.id = line.successor
        where line.valid_until <= moment and line.step < 100)
    select id from line order by step desc limit 1
$$;

-- Every body that there has been by that moment, under whom it was then; heir: who has followed it.
create function body_at(moment timestamptz) returns table (
    id text, name text, english_name text, parent text, valid_from timestamptz, valid_until timestamptz, heir text)
language sql stable as $$
    select it.id, it.name, it.english_name, nullif(body_heir(it.parent, moment), it.id), it.valid_from, it.valid_until,
        case when it.valid_until <= moment then nullif(body_heir(it.id, moment), it.id) end
    from body it
    where it.valid_from is null or it.valid_from <= moment
$$;

-- Every site with the body that it belonged to at that moment.
create function site_at(moment timestamptz) returns table (
    id text, body text, name text, english_name text, address text)
language sql stable as $$
    select it.id,
        body_heir(coalesce((
            select given.body from site_given given where given.site = it.id and given.since <= moment
            order by given.since desc limit 1), it.body), moment),
        it.name, it.english_name, it.address
    from site it
$$;
