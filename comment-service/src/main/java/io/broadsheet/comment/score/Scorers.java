package io.broadsheet.comment.score;

import io.broadsheet.comment.domain.CommentScorer;
import io.broadsheet.comment.domain.Contribution;
import io.broadsheet.comment.domain.Score;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** The scorer from outside where there is one; what was learned here where there is none, or it knows nothing. */
@Component
@Primary
class Scorers implements CommentScorer, DisposableBean {

    private final LearnedScorer learned;
    private final @Nullable HttpClient client;
    private final @Nullable OutsideScorer outside;

    Scorers(LearnedScorer learned, ScoreSettings settings, Clock clock, MeterRegistry meters) {
        this.learned = learned;
        var address = settings.outside().url();
        client = address == null
                ? null
                : HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(settings.outside().deadline())
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build();
        outside = address == null || client == null
                ? null
                : new OutsideScorer(address, settings.outside(), client, clock, meters);
    }

    @Override
    public Score score(Contribution words, @Nullable String language) {
        var asked = outside == null ? new Score.NotKnown() : outside.score(words, language);
        return asked instanceof Score.NotKnown ? learned.score(words, language) : asked;
    }

    /** @return absent if there is none outside */
    @Nullable Boolean isOutsideAway() {
        return outside == null ? null : outside.isAway();
    }

    @Override
    public void destroy() {
        if (client != null) {
            client.shutdownNow();
        }
    }
}
