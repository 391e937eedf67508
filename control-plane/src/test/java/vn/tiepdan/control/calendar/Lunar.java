package vn.tiepdan.control.calendar;

import java.time.LocalDate;

/**
 * The Vietnamese lunar calendar for months without a leap month before them in their year, reckoned from the moon and the sun at 7 hours
 * east of Greenwich (J. Meeus, Astronomical Algorithms; the rules of the calendar: month 11 holds the winter solstice). It shares nothing
 * with the data that it checks.
 */
final class Lunar {
    private static final double ZONE = 7 / 24.0;
    private static final double MONTH = 29.530588853;
    /** Julian day of 1 January 1970, less the days that {@link LocalDate#ofEpochDay} counts from there. */
    private static final long EPOCH = 2440588;

    private Lunar() {}

    /** @param month up to 10 */
    static LocalDate day(int year, int month, int day) {
        long before = monthEleven(year - 1);
        long after = monthEleven(year);
        long number = Math.round((before - 2415021.076998695) / MONTH);
        long offset = month + 1L;
        if (after - before > 365 && offset >= leapMonth(number)) {
            offset++;
        }
        return LocalDate.ofEpochDay(newMoon(number + offset) + day - 1 - EPOCH);
    }

    /** The first month after month 11 in which the sun enters no new sign. */
    private static int leapMonth(long number) {
        int month = 1;
        while (sign(newMoon(number + month)) != sign(newMoon(number + month + 1))) {
            month++;
        }
        return month;
    }

    private static long monthEleven(int year) {
        long lastDay = LocalDate.of(year, 12, 31).toEpochDay() + EPOCH;
        long number = (long) ((lastDay - 2415021) / MONTH);
        long start = newMoon(number);
        return sign(start) >= 9 ? newMoon(number - 1) : start;
    }

    /** The Julian day on which the moon is new, in Vietnam. */
    private static long newMoon(long number) {
        double t = number / 1236.85;
        double mean = 2415020.75933
                + 29.53058868 * number
                + 0.0001178 * t * t
                - 0.000000155 * t * t * t
                + 0.00033 * sin(166.56 + 132.87 * t - 0.009173 * t * t);
        double sun = 359.2242 + 29.10535608 * number - 0.0000333 * t * t - 0.00000347 * t * t * t;
        double moon = 306.0253 + 385.81691806 * number + 0.0107306 * t * t + 0.00001236 * t * t * t;
        double node = 21.2964 + 390.67050646 * number - 0.0016528 * t * t - 0.00000239 * t * t * t;
        double correction = (0.1734 - 0.000393 * t) * sin(sun)
                + 0.0021 * sin(2 * sun)
                - 0.4068 * sin(moon)
                + 0.0161 * sin(2 * moon)
                - 0.0004 * sin(3 * moon)
                + 0.0104 * sin(2 * node)
                - 0.0051 * sin(sun + moon)
                - 0.0074 * sin(sun - moon)
                + 0.0004 * sin(2 * node + sun)
                - 0.0004 * sin(2 * node - sun)
                - 0.0006 * sin(2 * node + moon)
                + 0.0010 * sin(2 * node - moon)
                + 0.0005 * sin(2 * moon + sun);
        double clock = -0.000278 + 0.000265 * t + 0.000262 * t * t;
        return (long) Math.floor(mean + correction - clock + 0.5 + ZONE);
    }

    /** Which twelfth of its way the sun is on at the beginning of that day in Vietnam; 9 begins with the winter solstice. */
    private static int sign(long day) {
        double t = (day - 0.5 - ZONE - 2451545.0) / 36525;
        double anomaly = 357.52910 + 35999.05030 * t - 0.0001559 * t * t;
        double longitude = 280.46645
                + 36000.76983 * t
                + 0.0003032 * t * t
                + (1.914600 - 0.004817 * t) * sin(anomaly)
                + (0.019993 - 0.000101 * t) * sin(2 * anomaly)
                + 0.00029 * sin(3 * anomaly);
        return (int) (((longitude % 360) + 360) % 360 / 30);
    }

    private static double sin(double degrees) {
        return Math.sin(Math.toRadians(degrees));
    }
}
