-- Why a certificate was revoked, in the words of RFC 5280, 5.3.1: its device goes on with another one, or is not trusted any more.
alter table device_certificate add column revoked_for text check (revoked_for in ('SUPERSEDED', 'PRIVILEGE_WITHDRAWN'));
update device_certificate set revoked_for = case
    when exists (select from device_standing where device_standing.device = device_certificate.device and state = 'REVOKED')
        then 'PRIVILEGE_WITHDRAWN'
    else 'SUPERSEDED' end
where revoked_at is not null;
alter table device_certificate add constraint device_certificate_revoked
    check ((revoked_at is null) = (revoked_for is null));
create index device_certificate_revoked on device_certificate (expires_at) where revoked_at is not null;

-- The list of revoked certificates that was published last (DER), the same for every control plane; empty until there is one. What had
-- ended by ended_by is not on it.
create table revocation_list (
    only_one boolean primary key default true check (only_one),
    list     bytea,
    ended_by timestamptz,
    check ((list is null) = (ended_by is null))
);
insert into revocation_list default values;
