package io.broadsheet.website.client;

import io.broadsheet.website.WebsiteSettings.Calls;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One of the services, called so that it can never tie up the site. */
final class Service {

    private static final Duration PLACE = Duration.ofMillis(150);

    private final String name;
    private final URI address;
    private final HttpClient client;
    private final Calls calls;
    private final Semaphore places;
    private final CircuitBreaker breaker = new CircuitBreaker();
    private final MeterRegistry meters;

    Service(String name, URI address, HttpClient client, Calls calls, MeterRegistry meters) {
        this.name = name;
        this.address = address;
        this.client = client;
        this.calls = calls;
        this.places = new Semaphore(calls.atOnce());
        this.meters = meters;
    }

    /** @param pathAndQuery encoded, beginning with a slash */
    Answer get(String pathAndQuery) throws ServiceAway {
        return send(request(pathAndQuery).GET(), calls.answer());
    }

    Answer post(String pathAndQuery, byte[] body, Map<String, String> headers) throws ServiceAway {
        return send("POST", pathAndQuery, body, headers);
    }

    /** @param body null for none */
    Answer send(String method, String path, byte @Nullable [] body, Map<String, String> headers) throws ServiceAway {
        var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
        var request = request(path).method(method, publisher);
        headers.forEach(request::setHeader);
        return send(request, "GET".equals(method) ? calls.answer() : calls.accept());
    }

    private HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create(address + pathAndQuery));
    }

    private Answer send(HttpRequest.Builder request, Duration longest) throws ServiceAway {
        if (!breaker.mayCall(System.nanoTime())) {
            throw away("rests");
        }
        var timer = Timer.start(meters);
        String outcome = "away";
        try {
            if (!places.tryAcquire(PLACE.toNanos(), TimeUnit.NANOSECONDS)) {
                outcome = "refused";
                throw away("has too many calls waiting");
            }
            try {
                var answer = awaited(request.build(), longest);
                outcome = Integer.toString(answer.status());
                return answer;
            } finally {
                places.release();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw away("was not awaited");
        } finally {
            timer.stop(meters.timer("broadsheet.website.calls", "service", name, "outcome", outcome));
        }
    }

    private Answer awaited(HttpRequest request, Duration longest) throws ServiceAway, InterruptedException {
        var sent = client.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            return read(sent.get(longest.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException slow) {
            sent.cancel(true);
            breaker.failed(System.nanoTime());
            throw away("did not answer in time");
        } catch (ExecutionException failed) {
            breaker.failed(System.nanoTime());
            throw away(failed.getCause() instanceof IOException ? "cannot be reached" : "failed");
        }
    }

    private Answer read(HttpResponse<byte[]> response) throws ServiceAway {
        var failed = response.statusCode() >= 500;
        if (failed && !isRefusal(response)) {
            breaker.failed(System.nanoTime());
        } else {
            breaker.succeeded();
        }
        if (failed) {
            throw away("answered " + response.statusCode());
        }
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    /** Whether it says itself, and by a problem document, that just this is not possible for a while. */
    private static boolean isRefusal(HttpResponse<byte[]> response) {
        var headers = response.headers();
        return response.statusCode() == 503
                && headers.firstValue("Retry-After").isPresent()
                && headers.firstValue("Content-Type").orElse("").startsWith("application/problem+json");
    }

    ServiceAway away(String reason) {
        return new ServiceAway(name, reason);
    }
}
