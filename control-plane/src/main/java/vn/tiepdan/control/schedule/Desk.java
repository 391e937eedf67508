package vn.tiepdan.control.schedule;

import vn.tiepdan.wire.DeviceId;

/**
 * Where somebody sits and receives.
 *
 * @param official account name
 */
public record Desk(DeviceId room, String official) {}
