-- How often a device speaks and how long it may take to come back, where that is not as usual: silence is measured by it.
alter table device_presence add column heartbeat_seconds integer;
alter table device_presence add column reconnect_seconds integer;
