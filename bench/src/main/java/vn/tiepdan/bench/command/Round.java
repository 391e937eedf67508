package vn.tiepdan.bench.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import vn.tiepdan.bench.fleet.Fleet;
import vn.tiepdan.journey.stack.Api;
import vn.tiepdan.journey.stack.Mishap;

/**
 * Commands one after the other, each to a device by chance, as an operator at the console gives them: the page asks again when the live
 * feed says that something is new of the device's commands.
 */
record Round(Api api, Heard heard, Fleet fleet, RandomGenerator random) {
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(30);

    List<Trip> of(int commands) throws InterruptedException {
        var trips = new ArrayList<Trip>();
        for (int i = 0; i < commands; i++) {
            var device = fleet.devices().get(random.nextInt(fleet.devices().size()));
            trips.add(one(device.id().value(), random.nextInt(101)));
        }
        return trips;
    }

    private Trip one(String device, int percent) throws InterruptedException {
        var address = "/devices/" + device + "/commands";
        var wish = Map.of("command", Map.of("kind", "set-volume", "percent", percent), "reason", "bench");
        heard.forget();
        long begun = System.nanoTime();
        var id = api.post(
                        address,
                        wish,
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()))
                .path("id")
                .asText();
        long answered = System.nanoTime();
        long told = answered;
        while (true) {
            var newest = api.get(address + "?limit=1").path(0);
            if (newest.path("id").asText().equals(id)
                    && newest.path("state").asText().equals("SUCCEEDED")) {
                return new Trip(
                        fleet.commandHeardNanos() - begun, answered - begun, told - begun, System.nanoTime() - begun);
            }
            if (!heard.of(device, ENDS_WITHIN)) {
                throw new Mishap("The live feed says nothing of a command: " + newest);
            }
            told = System.nanoTime();
        }
    }
}
