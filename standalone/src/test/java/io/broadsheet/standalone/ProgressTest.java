package io.broadsheet.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final List<String> told = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private long classes;
    private boolean writing = true;

    @Test
    void waitsForAsLongAsSomethingMovesAndSaysForWhat() {
        var progress = progress(Runnable::run);

        for (int second = 0; second < 1800; second++) {
            classes += second % 200 == 0 ? 1 : 0;
            pass(progress, "articles", "comments");
        }

        assertThat(told).hasSize(180).first().isEqualTo("Waiting for articles, comments (10 s)");
    }

    @Test
    void endsWhenNothingMoves() {
        var progress = progress(Runnable::run);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> {
                    while (true) {
                        pass(progress, "articles");
                    }
                })
                .withMessageContaining("articles");
        assertThat(now).isBetween(Instant.EPOCH.plusSeconds(300), Instant.EPOCH.plusSeconds(310));
    }

    @Test
    void endsWhenVirtualThreadsGetNoTurnWhateverElseMoves() {
        var progress = progress(never -> {});

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> {
                    while (true) {
                        classes++;
                        pass(progress, "articles");
                    }
                })
                .withMessageContaining("virtual thread");
        assertThat(now).isBefore(Instant.EPOCH.plusSeconds(70));
    }

    @Test
    void doesNotCountWhatTheMachineSlept() {
        var progress = progress(never -> {});
        pass(progress, "articles");

        now = now.plus(Duration.ofHours(8));

        pass(progress, "articles");
        assertThat(told).isEmpty();
    }

    @Test
    void endsAtOnceWhenWritesNoLongerReachTheDisk() {
        var progress = progress(Runnable::run);
        pass(progress, "articles");

        writing = false;

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> pass(progress, "articles"))
                .withMessageContaining("disk");
    }

    @Test
    void failsAsTheWorkDoes() {
        var failure = new IllegalStateException("no room");

        assertThatThrownBy(() -> progress(Runnable::run).await(CompletableFuture.failedFuture(failure), List::of))
                .isSameAs(failure);
    }

    private Progress progress(Executor virtualThreads) {
        return new Progress(() -> now, () -> classes, virtualThreads, () -> writing, told::add);
    }

    private void pass(Progress progress, String... missing) {
        now = now.plusSeconds(1);
        progress.look(List.of(missing));
    }
}
