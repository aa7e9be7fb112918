package io.broadsheet.comment.application;

import static io.broadsheet.comment.application.Answering.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.comment.domain.Articles;
import io.broadsheet.comment.domain.Articles.ErasureRequest;
import io.broadsheet.comment.domain.Comments;
import io.broadsheet.comment.domain.Comments.Position;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CommentErasureTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final UUID UNREADABLE = new UUID(0, 1);

    private final List<UUID> left = new ArrayList<>(List.of(UNREADABLE, new UUID(0, 2), new UUID(0, 3)));
    private final List<ErasureRequest> requests =
            new ArrayList<>(List.of(new ErasureRequest(new UUID(1, 0), new UUID(1, 1), NOON.minusSeconds(90))));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private boolean isReadable;

    private final CommentErasure erasure = new CommentErasure(
            as(Articles.class, (method, arguments) -> switch (method) {
                case "awaitingErasureOfComments" -> List.copyOf(requests);
                case "complete" -> requests.remove(arguments[0]);
                default -> throw new UnsupportedOperationException(method);
            }),
            as(Comments.class, (method, arguments) -> switch (method) {
                case "notRemoved" ->
                    left.stream()
                            .filter(id -> arguments[1] == null || id.compareTo(((Position) arguments[1]).id()) > 0)
                            .map(id -> new Position(NOON, id))
                            .toList();
                case "update" -> erased((UUID) arguments[0]);
                default -> throw new UnsupportedOperationException(method);
            }),
            Clock.fixed(NOON, ZoneOffset.UTC),
            meters);

    private Object erased(UUID id) {
        if (id.equals(UNREADABLE) && !isReadable) {
            throw new IllegalStateException("a comment cannot be so");
        }
        left.remove(id);
        return null;
    }

    private double secondsOfOldest() {
        return meters.get("broadsheet.comments.erasure.oldest").timeGauge().value(TimeUnit.SECONDS);
    }

    @Test
    void erasesWhatItCanAndIsCompleteOnlyWhenNothingIsLeft() {
        erasure.run();
        assertThat(left).containsExactly(UNREADABLE);
        assertThat(requests).hasSize(1);
        assertThat(secondsOfOldest()).isEqualTo(90);

        isReadable = true;
        erasure.run();
        assertThat(left).isEmpty();
        assertThat(requests).isEmpty();
        assertThat(secondsOfOldest()).isZero();
    }
}
