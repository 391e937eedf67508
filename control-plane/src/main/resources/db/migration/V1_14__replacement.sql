-- A claim is for a new device, or for new hardware that takes the place of a device's old one; of those there may be many.
alter table claim drop constraint claim_device_key;
alter table claim add column purpose text not null default 'NEW_DEVICE' check (purpose in ('NEW_DEVICE', 'REPLACEMENT'));
create index claim_device on claim (device);
