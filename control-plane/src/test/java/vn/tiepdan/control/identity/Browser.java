package vn.tiepdan.control.identity;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * As much of a browser as signing in needs: forms, redirects one by one, and cookies. A cookie that is {@code SameSite=Strict}
 * stays behind when another site began the request or any redirect before it led through one.
 */
final class Browser implements AutoCloseable {
    private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");
    private static final Pattern REFRESH = Pattern.compile("http-equiv=\"refresh\" content=\"0; url=([^\"]+)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Map<String, Cookie>> cookies = new HashMap<>();

    private record Cookie(String value, String attributes) {}

    /** @param foreign whether another site took part in getting here */
    record Page(URI at, boolean foreign, HttpResponse<String> answer) {
        int status() {
            return answer.statusCode();
        }

        String body() {
            return answer.body();
        }

        /** Where a redirect leads. */
        URI next() {
            return at.resolve(answer.headers().firstValue("location").orElseThrow());
        }

        private boolean isForeignTo(URI address) {
            return !at.getHost().equals(address.getHost());
        }

        private URI address(Pattern pattern) {
            return pattern.matcher(body())
                    .results()
                    .map(found -> found.group(1).replace("&amp;", "&"))
                    .map(at::resolve)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + pattern + " at " + at + " in " + body()));
        }
    }

    /** Somebody types the address. */
    Page open(URI address) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address), false);
    }

    /** Goes on until there is no redirect. */
    Page follow(Page page) throws IOException, InterruptedException {
        var at = page;
        while (at.status() / 100 == 3) {
            at = step(at);
        }
        return at;
    }

    Page step(Page page) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(page.next()), page.foreign || page.isForeignTo(page.next()));
    }

    /** The answer is that of the form's own address: redirects are still to be followed. */
    Page submit(Page page, Map<String, String> fields) throws IOException, InterruptedException {
        var address = page.address(FORM);
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(request, page.isForeignTo(address));
    }

    /** Does as the page says by itself. */
    Page refresh(Page page) throws IOException, InterruptedException {
        var address = page.address(REFRESH);
        return send(HttpRequest.newBuilder(address), page.isForeignTo(address));
    }

    /** Name and attributes of what is kept for a host. */
    Map<String, String> cookies(URI at) {
        var kept = new TreeMap<String, String>();
        jar(at).forEach((name, cookie) -> kept.put(name, cookie.attributes));
        return kept;
    }

    private Page send(HttpRequest.Builder request, boolean foreign) throws IOException, InterruptedException {
        var address = request.copy().build().uri();
        var sent = jar(address).entrySet().stream()
                .filter(cookie -> !foreign || !cookie.getValue().attributes.contains("SameSite=Strict"))
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue().value)
                .collect(Collectors.joining("; "));
        if (!sent.isEmpty()) {
            request.header("Cookie", sent);
        }
        var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        answer.headers().allValues("set-cookie").forEach(line -> keep(jar(address), line));
        return new Page(address, foreign, answer);
    }

    private Map<String, Cookie> jar(URI address) {
        return cookies.computeIfAbsent(address.getHost(), _ -> new TreeMap<>());
    }

    private static void keep(Map<String, Cookie> jar, String line) {
        MatchResult cookie = Pattern.compile("([^=;]+)=([^;]*)(.*)")
                .matcher(line)
                .results()
                .findFirst()
                .orElseThrow();
        if (Pattern.compile("(?i)max-age=0\\b").matcher(line).find()) {
            jar.remove(cookie.group(1));
        } else {
            jar.put(cookie.group(1), new Cookie(cookie.group(2), cookie.group(3)));
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
