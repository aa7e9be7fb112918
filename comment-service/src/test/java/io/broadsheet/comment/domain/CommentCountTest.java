package io.broadsheet.comment.domain;

import static io.broadsheet.comment.domain.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class CommentCountTest {

    private static final UUID FIRST = UUID.randomUUID();
    private static final UUID SECOND = UUID.randomUUID();

    @Test
    void aCountSettlesTheMarkItBeganWith() {
        var count = CommentCount.none().marked(FIRST, NOON).counted(7, FIRST);

        assertThat(count).isEqualTo(new CommentCount(7, null, null));
    }

    @Test
    void aChangeDuringTheCountKeepsItsMark() {
        var count = CommentCount.none().marked(FIRST, NOON).marked(SECOND, NOON).counted(7, FIRST);

        assertThat(count).isEqualTo(new CommentCount(7, SECOND, NOON));
    }

    @Test
    void aSlowCountDoesNotOverwriteALaterOne() {
        var counted =
                CommentCount.none().marked(FIRST, NOON).marked(SECOND, NOON).counted(8, SECOND);

        assertThat(counted.counted(7, FIRST)).isEqualTo(counted);
    }
}
