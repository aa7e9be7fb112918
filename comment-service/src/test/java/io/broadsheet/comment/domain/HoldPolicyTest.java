package io.broadsheet.comment.domain;

import static io.broadsheet.comment.domain.HoldReason.ARTICLE_AUTHOR_NAME;
import static io.broadsheet.comment.domain.HoldReason.EVERY_COMMENT;
import static io.broadsheet.comment.domain.HoldReason.FIRST_COMMENT;
import static io.broadsheet.comment.domain.HoldReason.MANY_LINKS;
import static io.broadsheet.comment.domain.HoldReason.MIXED_SCRIPTS;
import static io.broadsheet.comment.domain.HoldReason.REPEATED;
import static io.broadsheet.comment.domain.HoldReason.STAFF_NAME;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.comment.domain.HoldPolicy.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoldPolicyTest {

    private static final Standing KNOWN = new Standing(true, List.of(), 0);
    private static final Standing STRANGER = new Standing(false, List.of(), 0);

    @Test
    void holdsTheFirstCommentOfAnAuthor() {
        assertThat(judge(HoldPolicy.DEFAULT, "Hello", STRANGER)).containsExactly(FIRST_COMMENT);
        assertThat(judge(HoldPolicy.DEFAULT, "Hello", KNOWN)).isEmpty();
    }

    @Test
    void tellsAModeratorWhatIsDoubtfulAboutTheName() {
        var doubtful = new Standing(false, List.of(ARTICLE_AUTHOR_NAME, MIXED_SCRIPTS), 0);

        assertThat(judge(HoldPolicy.DEFAULT, "Hello", doubtful))
                .containsExactly(FIRST_COMMENT, ARTICLE_AUTHOR_NAME, MIXED_SCRIPTS);
    }

    @Test
    void namesOfStaffAndAuthorsAreHeldEvenWhereNothingElseIs() {
        var none = new HoldPolicy(Mode.NONE, 1);

        assertThat(judge(none, "Hello", new Standing(false, List.of(STAFF_NAME, MIXED_SCRIPTS), 0)))
                .containsExactly(STAFF_NAME);
        assertThat(judge(none, "Hello", new Standing(false, List.of(MIXED_SCRIPTS), 0)))
                .isEmpty();
    }

    @Test
    void holdsMoreLinksThanAllowedAndAnyInAName() {
        String links = "https://a.example and www.b.example";

        assertThat(judge(new HoldPolicy(Mode.HOLD_FIRST, 1), links, KNOWN)).containsExactly(MANY_LINKS);
        assertThat(judge(new HoldPolicy(Mode.HOLD_FIRST, 2), links, KNOWN)).isEmpty();
        assertThat(HoldPolicy.DEFAULT.judge(Contribution.of("https://spam.example", "Hello"), KNOWN))
                .containsExactly(MANY_LINKS);
    }

    @Test
    void holdsTheSameWordsAgain() {
        assertThat(judge(HoldPolicy.DEFAULT, "Hello", new Standing(true, List.of(), 1)))
                .containsExactly(REPEATED);
        assertThat(judge(new HoldPolicy(Mode.NONE, 0), "Hello", new Standing(false, List.of(), 2)))
                .isEmpty();
        assertThat(judge(new HoldPolicy(Mode.NONE, 0), "Hello", new Standing(false, List.of(), 3)))
                .containsExactly(REPEATED);
    }

    @Test
    void holdsAllOrNothingWhereTheSiteWantsThat() {
        assertThat(judge(new HoldPolicy(Mode.HOLD_ALL, 1), "Hello", KNOWN)).containsExactly(EVERY_COMMENT);
        assertThat(judge(new HoldPolicy(Mode.NONE, 0), "http://a.example http://b.example", STRANGER))
                .isEmpty();
    }

    private static List<HoldReason> judge(HoldPolicy policy, String text, Standing standing) {
        return policy.judge(Contribution.of("Ada", text), standing);
    }
}
