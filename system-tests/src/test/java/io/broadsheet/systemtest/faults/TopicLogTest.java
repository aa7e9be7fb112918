package io.broadsheet.systemtest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.systemtest.faults.TopicLog.Entry;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TopicLogTest {

    @Test
    void repetitionsAreInOrderWhenTheHighestIsStatedAgain() {
        assertThat(disorder(1, 2, 1, 2, 3)).isNull();
        assertThat(disorder(1, 3, 3)).isNull();
    }

    @Test
    void aVersionThatComesForTheFirstTimeAfterAHigherOneIsDisorder() {
        assertThat(disorder(1, 3, 2, 3)).contains("version 2");
    }

    @Test
    void anOldVersionAsTheLastWordIsDisorder() {
        assertThat(disorder(1, 2, 3, 1)).contains("the last record has version 1");
    }

    private static String disorder(long... versions) {
        return TopicLog.disorder(LongStream.of(versions)
                .mapToObj(version -> new Entry("article.published", version, "{}"))
                .toList());
    }
}
