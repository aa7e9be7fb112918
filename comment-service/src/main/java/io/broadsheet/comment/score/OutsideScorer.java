package io.broadsheet.comment.score;

import io.broadsheet.chassis.Backoff;
import io.broadsheet.chassis.CircuitBreaker;
import io.broadsheet.chassis.Texts;
import io.broadsheet.comment.domain.CommentScorer;
import io.broadsheet.comment.domain.Contribution;
import io.broadsheet.comment.domain.Score;
import io.broadsheet.comment.score.ScoreSettings.Outside;
import io.broadsheet.comment.score.ScoreSettings.WhenLate;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A scorer of somebody else, called so that it can never hold up comments: late, away or overrun, the site's choice counts. */
final class OutsideScorer implements CommentScorer {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final int LARGEST_ANSWER = 64 << 10;
    private static final int MOST_WORDS = 10;
    private static final int LONGEST_WORD = 100;

    private final URI address;
    private final Outside settings;
    private final HttpClient client;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Semaphore places;
    private final CircuitBreaker breaker =
            new CircuitBreaker(new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30)));

    OutsideScorer(URI address, Outside settings, HttpClient client, Clock clock, MeterRegistry meters) {
        this.address = address;
        this.settings = settings;
        this.client = client;
        this.clock = clock;
        this.meters = meters;
        this.places = new Semaphore(settings.atOnce());
    }

    /** What it answers; another score means another member's value. */
    record Told(@Nullable Double score, @Nullable List<@Nullable String> words) {}

    boolean isAway() {
        return breaker.isTripped();
    }

    @Override
    public Score score(Contribution words, @Nullable String language) {
        if (breaker.isOpen(clock.instant()) || !places.tryAcquire()) {
            return late();
        }
        var timer = Timer.start(meters);
        String outcome = "late";
        try {
            Score told = read(ask(words, language));
            breaker.succeeded();
            outcome = "scored";
            return told;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return late();
        } catch (TimeoutException late) {
            breaker.failed(clock.instant());
            return late();
        } catch (ExecutionException | IOException | RuntimeException failed) {
            breaker.failed(clock.instant());
            outcome = "failed";
            return late();
        } finally {
            places.release();
            timer.stop(meters.timer("broadsheet.comments.score.calls", "outcome", outcome));
        }
    }

    private HttpResponse<byte[]> ask(Contribution words, @Nullable String language)
            throws InterruptedException, TimeoutException, ExecutionException {
        var body = new HashMap<String, Object>();
        body.put("text", words.text());
        if (language != null) {
            body.put("language", language);
        }
        var request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        if (settings.token() != null) {
            request.header("Authorization", "Bearer " + settings.token());
        }
        var sent = client.sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        try {
            return sent.get(settings.deadline().toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            sent.cancel(true);
        }
    }

    private static Score read(HttpResponse<byte[]> answer) throws IOException {
        if (answer.statusCode() != 200) {
            throw new IOException("answered " + answer.statusCode());
        }
        @Nullable Told told = JSON.readValue(answer.body(), Told.class);
        if (told == null || told.score() == null || !(told.score() >= 0 && told.score() <= 1)) {
            throw new IOException("answered no score");
        }
        return new Score.Known(told.score(), words(told.words()));
    }

    private static List<String> words(@Nullable List<@Nullable String> told) {
        return told == null
                ? List.of()
                : told.stream()
                        .filter(word -> word != null
                                && !word.isBlank()
                                && word.length() <= LONGEST_WORD
                                && !Texts.hasControls(word))
                        .limit(MOST_WORDS)
                        .map(java.util.Objects::requireNonNull)
                        .toList();
    }

    private Score late() {
        return settings.whenLate() == WhenLate.HOLD ? new Score.Late() : new Score.NotKnown();
    }
}
