package io.broadsheet.systemtest.faults;

import static io.broadsheet.systemtest.faults.TopicChecks.said;
import static io.broadsheet.systemtest.faults.TopicChecks.version;
import static io.broadsheet.systemtest.faults.TopicChecks.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.systemtest.faults.TopicLog.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicChecksTest {

    private static final Entry POSTED = new Entry("comment.posted", 1, "{\"state\":\"held\"}");
    private static final Entry EDITED = new Entry("comment.edited", 2, "{\"state\":\"held\"}");
    private static final Entry APPROVED = new Entry("comment.approved", 3, "{\"state\":\"visible\"}");

    @Test
    void findsWhatWasNeverTold() {
        assertThat(wrong(List.of(), version(1, "state", "held"))).isEqualTo("is missing");
    }

    @Test
    void findsThatTheLastVersionWasNotTold() {
        assertThat(wrong(List.of(POSTED), version(2, "state", "held"))).contains("the last record is version 1");
        assertThat(wrong(List.of(POSTED, EDITED), version(3, "state", "visible")))
                .contains("the last record is version 2");
    }

    @Test
    void findsAnotherStateThanTheOwners() {
        assertThat(wrong(List.of(POSTED, EDITED), said("state", "visible"))).contains("not state visible");
    }

    @Test
    void isContentWithTheOwnersLastWord() {
        assertThat(wrong(List.of(POSTED, EDITED, APPROVED), version(3, "state", "visible")))
                .isNull();
    }

    @Test
    void findsDisorder() {
        assertThat(wrong(List.of(EDITED, POSTED, APPROVED), version(3, "state", "visible")))
                .contains("version 1 came for the first time after 2");
    }
}
