package io.broadsheet.systemtest.faults;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls at either instance of a service, as somebody from a network of its own; staff's with a token. */
final class Calls {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(3))
            .build();

    private final RunningSystem system;
    private final String token;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final Queue<String> bare5xx = new ConcurrentLinkedQueue<>();

    Calls(RunningSystem system) {
        this.system = system;
        this.token = system.issuer.token("fault-harness");
    }

    /** @param status 0 where none came */
    record Answer(int status, String body, @Nullable String eTag) {

        boolean isDone() {
            return status >= 200 && status < 300;
        }

        /** Whether it may have happened, and may happen yet. */
        boolean isUnknown() {
            return status == 0 || status >= 500;
        }

        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    /** Answers that no caller can do anything with, and forgets them. */
    List<String> bare5xx() {
        List<String> found = List.copyOf(bare5xx);
        bare5xx.removeAll(found);
        return found;
    }

    /** At an instance that is drawn. */
    Answer staff(String service, String method, String path, @Nullable Map<String, ?> body, String... headers) {
        return call(any(service), method, path, body, token, headers);
    }

    /** As somebody of the staff with a name. */
    Answer staffAs(String subject, String service, String method, String path, @Nullable Map<String, ?> body) {
        return call(any(service), method, path, body, tokens.computeIfAbsent(subject, system.issuer::token));
    }

    /** What an instance of comment-service tells for as long as it is open; null where it is refused. */
    @Nullable InputStream stream(String path, @Nullable String last) {
        var request = HttpRequest.newBuilder(
                        URI.create(any(RunningSystem.COMMENTS).url() + path))
                .timeout(PATIENCE)
                .header("Accept", "text/event-stream")
                .header("Forwarded", "for=" + network());
        if (last != null) {
            request.header("Last-Event-ID", last);
        }
        try {
            HttpResponse<InputStream> response = CLIENT.send(request.build(), BodyHandlers.ofInputStream());
            if (response.statusCode() == 200) {
                return response.body();
            }
            response.body().close();
            return null;
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Answer reader(String service, String method, String path, @Nullable Map<String, ?> body, String... headers) {
        return call(any(service), method, path, body, null, headers);
    }

    /** As a browser: {@code text/html}. */
    Answer atSite(Instance site, String method, String path) {
        return call(site, method, path, null, null, "Accept", "text/html");
    }

    Answer staffAt(Instance instance, String path) {
        return call(instance, "GET", path, null, token);
    }

    /** What operators call when a matter of policy is settled: mails that were held for it are sent. */
    void releaseHeldMails() {
        Instance instance = any(RunningSystem.NEWSLETTER);
        call(instance.name(), instance.managementUrl(), "POST", "/actuator/deliveries", Map.of(), token);
    }

    Answer readerAt(Instance instance, String path, String... headers) {
        return call(instance, "GET", path, null, null, headers);
    }

    /** Of a list of threads: each comment, and the replies to it. */
    static Stream<JsonNode> comments(Answer listed) {
        return listed.json().get("items").valueStream().flatMap(Calls::withReplies);
    }

    private static Stream<JsonNode> withReplies(JsonNode comment) {
        return Stream.concat(
                Stream.of(comment), comment.path("replies").valueStream().flatMap(Calls::withReplies));
    }

    /** Repeats a call that changes nothing the second time, until it is known what became of it. */
    static Answer insist(Supplier<Answer> call) {
        long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (true) {
            Answer answer = call.get();
            if (!answer.isUnknown() && answer.status() != 429 || System.nanoTime() > end) {
                return answer;
            }
            pause(300);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Instance any(String service) {
        List<Instance> instances = system.instances(service);
        return instances.get(ThreadLocalRandom.current().nextInt(instances.size()));
    }

    private Answer call(
            Instance instance,
            String method,
            String path,
            @Nullable Map<String, ?> body,
            @Nullable String bearer,
            String... headers) {
        return call(instance.name(), instance.url(), method, path, body, bearer, headers);
    }

    private Answer call(
            String name,
            String url,
            String method,
            String path,
            @Nullable Map<String, ?> body,
            @Nullable String bearer,
            String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
                .header("Forwarded", "for=" + network());
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        request.method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body)));
        return send(request.build(), method + " " + path.replaceAll("[\\w.~-]{30,}", "…") + " at " + name);
    }

    private Answer send(HttpRequest request, String what) {
        try {
            HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (isBare(response.statusCode(), response.headers())) {
                bare5xx.add(what + ": " + response.statusCode() + " " + response.body());
            }
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("ETag").orElse(null));
        } catch (HttpTimeoutException e) {
            unanswered.incrementAndGet();
            return new Answer(0, "", null);
        } catch (IOException e) {
            return new Answer(0, "", null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether nobody can tell from it what to do. */
    static boolean isBare(int status, HttpHeaders headers) {
        return status == 500
                || status > 500 && headers.firstValue("Retry-After").isEmpty();
    }

    /** How many calls had no answer in time so far: of whoever was frozen too. */
    int unanswered() {
        return unanswered.get();
    }

    private static String network() {
        var random = ThreadLocalRandom.current();
        return "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + (1 + random.nextInt(254));
    }
}
