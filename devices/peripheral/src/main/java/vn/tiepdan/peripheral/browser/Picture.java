package vn.tiepdan.peripheral.browser;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.WebSocket;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Hears the answer to the one thing that the browser is asked. */
final class Picture implements WebSocket.Listener {
    static final String WANTED = """
            {"id":1,"method":"Page.captureScreenshot","params":{"format":"png"}}""";

    private static final int ASKED = 1;
    /** Base 64 makes four characters of three bytes; the rest is room for what is around it. */
    private static final int MOST_CHARACTERS = Browser.MOST_BYTES / 3 * 4 + 1024;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final StringBuilder partial = new StringBuilder();
    private final CompletableFuture<byte[]> png = new CompletableFuture<>();

    CompletableFuture<byte[]> png() {
        return png.copy();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        if (partial.length() + text.length() > MOST_CHARACTERS) {
            png.completeExceptionally(tooLarge());
            return null;
        }
        partial.append(text);
        if (last) {
            take(partial.toString());
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        png.completeExceptionally(new NoPicture("the page was closed while its picture was taken"));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        png.completeExceptionally(failure);
    }

    private void take(String text) {
        try {
            var answer = JSON.readValue(text, Answer.class);
            if (answer.id() != ASKED) {
                return;
            }
            if (answer.result() == null || answer.result().data() == null) {
                throw new NoPicture("the browser refused to take a picture");
            }
            var bytes = Base64.getDecoder().decode(answer.result().data());
            if (bytes.length > Browser.MOST_BYTES) {
                throw tooLarge();
            }
            png.complete(bytes);
        } catch (JsonProcessingException | IllegalArgumentException strange) {
            png.completeExceptionally(new NoPicture("the browser answered something that is no picture", strange));
        } catch (NoPicture refused) {
            png.completeExceptionally(refused);
        }
    }

    private static NoPicture tooLarge() {
        return new NoPicture("the picture is larger than " + Browser.MOST_BYTES + " bytes");
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(int id, @Nullable Shot result) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Shot(@Nullable String data) {}
}
