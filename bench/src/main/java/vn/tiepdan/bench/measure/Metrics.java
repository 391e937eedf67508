package vn.tiepdan.bench.measure;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import vn.tiepdan.journey.stack.Mishap;

/** The metrics of a running control plane. */
public final class Metrics {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;

    /** @param console its address */
    public Metrics(String console) {
        address = URI.create(console + "/q/metrics");
    }

    /** The sum of a counter over its labels; 0 while there is none. */
    public long sum(String counter) {
        try {
            var text = http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
            return Math.round(text.body()
                    .lines()
                    .filter(line -> line.startsWith(counter + "{") || line.startsWith(counter + " "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum());
        } catch (IOException failed) {
            throw new Mishap("The control plane does not tell its metrics: " + failed.getMessage(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Mishap("Stopped while asking for metrics.", stopped);
        }
    }
}
