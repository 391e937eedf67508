package vn.tiepdan.control.audit;

import vn.tiepdan.wire.DeviceId;

/** Who did it: an account, a device, or the system itself. Never a citizen. */
public record Actor(String name) {
    public static final Actor SYSTEM = new Actor("system");

    public static Actor account(String name) {
        return new Actor("account:" + name);
    }

    public static Actor device(DeviceId device) {
        return new Actor("device:" + device);
    }

    /** Somebody who did not say, or could not prove, who they are. */
    public static Actor stranger() {
        return new Actor("stranger");
    }
}
