package studio.lipschitz.update;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Where the latest version of this program is told of. One GET, which says nothing of whoever asks; any answer that is not understood counts as none.
///
/// The address is that of a packager, who sets the property [#PROPERTY] in the launcher. It answers as GitHub does under
/// `https://api.github.com/repos/OWNER/NAME/releases/latest`: `{"tag_name": "v1.2.0", "html_url": "https://…"}`.
///
/// @param address `https`, or `http` on this machine
public record Releases(URI address) {
    /// System property with the address; without it nobody is ever asked.
    public static final String PROPERTY = "lipschitz.releases";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 1 << 20;

    /// A version that can be had.
    ///
    /// @param page an address that begins with `https://`
    public record Release(Version version, String page) {}

    /// @throws IllegalArgumentException if the address is neither `https` nor on this machine
    public Releases {
        boolean here = "127.0.0.1".equals(address.getHost()) || "localhost".equals(address.getHost());
        if (!"https".equals(address.getScheme()) && !(here && "http".equals(address.getScheme()))) {
            throw new IllegalArgumentException(address + " does not begin with https://");
        }
    }

    /// That of this program; empty where its packager set none, or none that can be asked safely.
    public static Optional<Releases> ofProgram() {
        String address = System.getProperty(PROPERTY, "");
        try {
            return address.isBlank() ? Optional.empty() : Optional.of(new Releases(URI.create(address)));
        } catch (IllegalArgumentException misspelt) {
            return Optional.empty();
        }
    }

    /// The latest version where it is newer than `present`. Blocks for 20 seconds at most; no answer is no newer version.
    public Optional<Release> newerThan(Version present) throws InterruptedException {
        return newerThan(present, PATIENCE);
    }

    Optional<Release> newerThan(Version present, Duration patience) throws InterruptedException {
        try (var client = HttpClient.newBuilder().connectTimeout(patience).followRedirects(HttpClient.Redirect.NORMAL).build()) {
            try {
                var request = HttpRequest.newBuilder(address).timeout(patience).header("Accept", "application/json").GET().build();
                var body = HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MOST_BYTES);
                // The request's own patience ends with the headers; a body that never ends is given up here.
                var answer = client.sendAsync(request, body).get(2 * patience.toMillis(), TimeUnit.MILLISECONDS);
                return read(answer).filter(release -> release.version().compareTo(present) > 0);
            } catch (IOException | ExecutionException | TimeoutException offline) {
                return Optional.empty();
            } finally {
                client.shutdownNow();
            }
        }
    }

    private static Optional<Release> read(HttpResponse<byte[]> answer) throws IOException {
        if (answer.statusCode() != 200) {
            return Optional.empty();
        }
        JsonNode told = new ObjectMapper().readTree(answer.body());
        String page = told.path("html_url").asText();
        return page.startsWith("https://") ? Version.of(told.path("tag_name").asText()).map(version -> new Release(version, page))
                : Optional.empty();
    }
}
