-- A claim may ask for a person's approval. Its code is bound to the first key that comes with it (key_hash, from now on the SHA-256 of
-- the DER-encoded public key); used_at stays empty until that key got its certificate.
alter table claim add column approval boolean not null default false;
alter table claim add column asked_from text;
alter table claim add column asked_at timestamptz;
alter table claim add column decision text check (decision in ('APPROVED', 'REJECTED'));
alter table claim add column decided_by text;
alter table claim add column decided_at timestamptz;
alter table claim add column decided_why text;
alter table claim add constraint claim_decided check ((decision is null) = (decided_by is null) and (decision is null or key_hash is not null));
create index claim_undecided on claim (expires_at) where key_hash is not null and used_at is null;
