package vn.tiepdan.control;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.platform.StaffRole;
import vn.tiepdan.wire.Role;

/** Offices with rooms of their own, people who receive in them, and days that are planned and shown to citizens. */
@Singleton
@SuppressWarnings("NullAway.Init")
public class ReceptionDays {
    public static final String API = "/api/v1";

    @Inject
    Communes communes;

    @Inject
    TestDevices devices;

    /**
     * @param rooms     of this office alone
     * @param officials one for each room; the first is the head of nobody
     */
    public record Office(
            String body, String site, List<String> rooms, List<String> officials, Cookie scheduler, Cookie clerk) {
        /** What the office's whole day looks like to the API; to be changed before it is sent. */
        public Map<String, Object> plan(LocalDate date) {
            var desks = new ArrayList<Map<String, String>>();
            for (int i = 0; i < rooms.size(); i++) {
                desks.add(Map.of("room", rooms.get(i), "official", officials.get(i)));
            }
            return new HashMap<>(Map.of(
                    "body",
                    body,
                    "date",
                    date.toString(),
                    "kind",
                    "REGULAR",
                    "presiding",
                    officials.getFirst(),
                    "desks",
                    desks,
                    "sites",
                    List.of(site),
                    "periods",
                    List.of(Map.of("begins", "08:00:00", "ends", "11:00:00")),
                    "slotMinutes",
                    30,
                    "total",
                    100,
                    "bookable",
                    rooms.size() * 6));
        }
    }

    /** With so many rooms, each with somebody who may receive in it. */
    public Office office(String body, int rooms) throws GeneralSecurityException, IOException {
        var site = body + "-office";
        var ids = new ArrayList<String>();
        var officials = new ArrayList<String>();
        for (int i = 0; i < rooms; i++) {
            ids.add(devices.enrolled(Role.ROOM, new SiteId(site)).id().value());
            var name = "t-" + UUID.randomUUID().toString().toLowerCase(Locale.ROOT);
            communes.named(name, Communes.roles(StaffRole.OFFICIAL, body).toList());
            officials.add(name);
        }
        return new Office(
                body,
                site,
                ids,
                officials,
                communes.staff(StaffRole.SCHEDULER, body),
                communes.staff(StaffRole.CLERK, body));
    }

    public String kiosk(Office office) throws GeneralSecurityException {
        return devices.enrolled(Role.KIOSK, new SiteId(office.site())).id().value();
    }

    public Response plan(Office office, Map<String, Object> plan) {
        return given().cookie(office.scheduler())
                .contentType(ContentType.JSON)
                .body(plan)
                .post(API + "/reception-days");
    }

    /** The id of a day that citizens see. */
    public String published(Office office, Map<String, Object> plan) {
        var id = plan(office, plan).then().statusCode(201).extract().<String>path("id");
        given().cookie(office.scheduler())
                .post(API + "/reception-days/" + id + "/publication")
                .then()
                .statusCode(200);
        return id;
    }
}
