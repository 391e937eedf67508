package vn.tiepdan.peripheral;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.tiepdan.wire.Status;

/** Figures of this machine, as the operating system has them. */
public final class Host {
    private static final Path UPTIME = Path.of("/proc/uptime");
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final double WHOLE = 100;

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final Path disk;

    /** @param disk any file on the disk whose free space matters */
    public Host(Path disk) {
        this.disk = disk;
    }

    /** Another one each time that the machine was started (random(4)); empty where nobody knows. */
    public static String boot() {
        try {
            return Files.readString(BOOT).strip();
        } catch (IOException elsewhere) {
            return "";
        }
    }

    public Status.Host figures() {
        long total = system.getTotalMemorySize();
        return new Status.Host(
                uptimeSeconds(),
                (int) Math.round(Math.max(0, system.getCpuLoad()) * WHOLE),
                total - system.getFreeMemorySize(),
                total,
                disk.toFile().getUsableSpace());
    }

    /** First figure of proc_uptime(5); where there is no such file, since when this process runs. */
    private static long uptimeSeconds() {
        try {
            return (long) Double.parseDouble(Files.readString(UPTIME).split(" ", 2)[0]);
        } catch (IOException elsewhere) {
            return ManagementFactory.getRuntimeMXBean().getUptime() / 1000;
        }
    }
}
