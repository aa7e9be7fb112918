package io.broadsheet.article.popularity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ViewCountTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final ViewCount NONE = ViewCount.none(UUID.randomUUID(), "topic");

    @Test
    void countsARecordOnce() {
        var counted = NONE.plus(7, NOON).plus(8, NOON);

        assertThat(counted.views()).isEqualTo(2);
        assertThat(counted.plus(8, NOON)).isEqualTo(counted);
        assertThat(counted.plus(7, NOON)).isEqualTo(counted);
    }

    @Test
    void goesOnInATopicMadeAnew() {
        var counted = NONE.plus(7, NOON).in("another", 3).plus(0, NOON);

        assertThat(counted.views()).isEqualTo(2);
        assertThat(counted.offset()).isZero();
        assertThat(counted.in("another", 3)).isEqualTo(counted);
    }

    @Test
    void goesOnInAPartitionThatWasAdded() {
        var counted = NONE.in("topic", 3).plus(7, NOON).in("topic", 17).plus(0, NOON);

        assertThat(counted.views()).isEqualTo(2);
        assertThat(counted.in("topic", 17).plus(0, NOON)).isEqualTo(counted);
    }

    @Test
    void goesOnWhereAnEarlierVersionWas() {
        assertThat(NONE.plus(7, NOON).in("topic", 3).plus(7, NOON).views()).isOne();
    }
}
