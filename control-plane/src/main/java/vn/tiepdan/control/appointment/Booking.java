package vn.tiepdan.control.appointment;

import java.time.Instant;

/**
 * What is true of an appointment from its booking to its end.
 *
 * @param number   on the slip, from 1 for each reception day
 * @param by       account name of who booked; the kiosk's device id when the citizen did it there
 */
public record Booking(
        AppointmentId id,
        int number,
        Placement placement,
        Applicant applicant,
        Concern concern,
        Channel channel,
        String by,
        Instant at) {
    public enum Channel {
        CONSOLE,
        KIOSK,
        IMPORT,
        WAITING_LIST
    }
}
