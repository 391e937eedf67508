package vn.tiepdan.control.schedule;

/**
 * How many are received on a day.
 *
 * @param total    appointments and walk-ins together
 * @param bookable of these, how many can be booked ahead; the rest stays for those who just come
 */
public record Capacity(int total, int bookable) {
    public Capacity {
        if (total < 1 || bookable < 0 || bookable > total) {
            throw new IllegalArgumentException("capacity must have 0 <= bookable <= total and 1 <= total");
        }
    }
}
