-- What is old enough to go is found without reading what is not.
create index device_configuration_change_at on device_configuration_change (at);
