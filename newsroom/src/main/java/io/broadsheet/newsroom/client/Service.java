package io.broadsheet.newsroom.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.newsroom.NewsroomSettings.Calls;
import io.broadsheet.newsroom.WholeAnswers;
import io.broadsheet.newsroom.session.Session;
import io.broadsheet.newsroom.session.SignInEnded;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** One of the services, called with the token of the person who works. */
final class Service {

    /** Bytes of an answer: no picture is as large. */
    private static final long LARGEST = 32L << 20;

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final String name;
    private final URI address;
    private final HttpClient client;
    private final Calls calls;
    private final Semaphore places;
    private final MeterRegistry meters;

    Service(String name, URI address, HttpClient client, Calls calls, MeterRegistry meters) {
        this.name = name;
        this.address = address;
        this.client = client;
        this.calls = calls;
        this.places = new Semaphore(calls.atOnce());
        this.meters = meters;
    }

    /**
     * @param path encoded, beginning with a slash
     * @throws NotAllowed for whoever may not see it
     */
    Answer get(Session session, String path) throws ServiceAway {
        var answer = send(session, request(path).GET(), calls.answer());
        if (answer.status() == 403) {
            throw new NotAllowed();
        }
        return answer;
    }

    /** @param body anything that is JSON, or null for none */
    Answer send(Session session, String method, String path, @Nullable Object body, Map<String, String> headers)
            throws ServiceAway {
        BodyPublisher publisher =
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        var request = request(path).method(method, publisher);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::setHeader);
        return send(session, request, calls.answer());
    }

    Answer upload(Session session, String path, Multipart form, String key) throws ServiceAway {
        var request = request(path)
                .header("Content-Type", form.contentType())
                .header("Idempotency-Key", key)
                .POST(form.publisher());
        return send(session, request, calls.upload());
    }

    /**
     * Reads an answer that goes on, a line at a time, until it ends, or is not wanted any more.
     *
     * @param taker says whether it wants more
     * @param longest after which nothing is wanted
     * @return ends with it: by then with its status, or with what went wrong
     */
    CompletableFuture<Integer> follow(Session session, String path, Predicate<String> taker, Duration longest) {
        var lines = new Lines(taker);
        var answer = client.sendAsync(
                request(path)
                        .setHeader("Accept", "text/event-stream")
                        .header("Authorization", "Bearer " + session.accessToken())
                        .build(),
                head -> head.statusCode() == 200
                        ? BodySubscribers.fromLineSubscriber(lines)
                        : BodySubscribers.discarding());
        return answer.thenApply(HttpResponse::statusCode)
                .applyToEither(lines.unwanted(), status -> status)
                .completeOnTimeout(200, longest.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((_, _) -> {
                    lines.cancel();
                    answer.cancel(true);
                });
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).header("Accept", "application/json, */*;q=0.1");
    }

    private Answer send(Session session, HttpRequest.Builder request, Duration longest) throws ServiceAway {
        if (!places.tryAcquire()) {
            throw away("has too many calls waiting");
        }
        var timer = Timer.start(meters);
        var outcome = "away";
        try {
            var response = WholeAnswers.of(
                    client,
                    request.header("Authorization", "Bearer " + session.accessToken())
                            .build(),
                    BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST),
                    longest);
            outcome = Integer.toString(response.statusCode());
            if (response.statusCode() == 401) {
                throw new SignInEnded();
            }
            if (response.statusCode() == 429 || response.statusCode() >= 500) {
                throw away("answered " + response.statusCode());
            }
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException failed) {
            throw away("cannot be reached");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw away("was not awaited");
        } finally {
            places.release();
            timer.stop(meters.timer("broadsheet.newsroom.calls", "service", name, "outcome", outcome));
        }
    }

    <T> T read(Answer answer, TypeReference<T> type) throws ServiceAway {
        try {
            return JSON.readValue(answer.body(), type);
        } catch (JacksonException unreadable) {
            throw away("answered what cannot be read");
        }
    }

    ServiceAway away(String reason) {
        return new ServiceAway(name, reason);
    }

    /** Of a call that an older build does not have. */
    <T> Outcome<T> command(Answer answer, TypeReference<T> type) throws ServiceAway {
        return answer.status() == 404 || answer.status() == 405 ? new Outcome.NotOffered<>() : outcome(answer, type);
    }

    <T> Outcome<T> outcome(Answer answer, TypeReference<T> type) throws ServiceAway {
        if (answer.isGood()) {
            return new Outcome.Done<>(read(answer, type));
        }
        if (answer.status() == 412) {
            return new Outcome.Stale<>();
        }
        return new Outcome.Refused<>(answer.status(), read(answer, new TypeReference<Refusal>() {}));
    }

    /** A form's key as a header can have it, whatever was sent as one. */
    static String word(String key) {
        return UUID.nameUUIDFromBytes(key.getBytes(UTF_8)).toString();
    }

    /** A cursor as a further parameter. */
    static String after(@Nullable String cursor) {
        return cursor == null ? "" : "&after=" + cursor.replaceAll("[^\\w.~-]", "");
    }
}
