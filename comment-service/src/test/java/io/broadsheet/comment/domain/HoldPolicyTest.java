package io.broadsheet.comment.domain;

import static io.broadsheet.comment.domain.HoldReason.EVERY_COMMENT;
import static io.broadsheet.comment.domain.HoldReason.FIRST_COMMENT;
import static io.broadsheet.comment.domain.HoldReason.MANY_LINKS;
import static io.broadsheet.comment.domain.HoldReason.MIXED_SCRIPTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.comment.domain.HoldPolicy.Mode;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoldPolicyTest {

    private static final Predicate<NameKey> NOBODY = name -> false;
    private static final Predicate<NameKey> EVERYBODY = name -> true;

    @Test
    void holdsTheFirstCommentOfAName() {
        assertThat(judge(HoldPolicy.DEFAULT, "Ada", "Hello", NOBODY)).containsExactly(FIRST_COMMENT);
        assertThat(judge(HoldPolicy.DEFAULT, "Ada", "Hello", EVERYBODY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADA STRASSE", "ada stra\u00dfe", " Ada  Stra\u00dfe", "\uFF21da\u00A0Stra\u200Bsse"})
    void comparesNamesWithoutCaseWidthAndSpaces(String author) {
        assertThat(NameKey.of(author)).isEqualTo(NameKey.of("Ada Strasse"));
    }

    @Test
    void aLookAlikeIsAnotherNameAndIsShownToAModerator() {
        String impostor = "Ad\u0430"; // the last letter is Cyrillic

        assertThat(NameKey.of(impostor)).isNotEqualTo(NameKey.of("Ada"));
        assertThat(judge(HoldPolicy.DEFAULT, impostor, "Hello", EVERYBODY)).containsExactly(MIXED_SCRIPTS);
        assertThat(judge(HoldPolicy.DEFAULT, "\u0410\u0434\u0430", "Hello", EVERYBODY))
                .isEmpty();
    }

    @Test
    void holdsMoreLinksThanAllowed() {
        String links = "https://a.example and www.b.example";

        assertThat(judge(new HoldPolicy(Mode.HOLD_FIRST, 1), "Ada", links, EVERYBODY))
                .containsExactly(MANY_LINKS);
        assertThat(judge(new HoldPolicy(Mode.HOLD_FIRST, 2), "Ada", links, EVERYBODY))
                .isEmpty();
    }

    @Test
    void holdsAllOrNothingWhereTheSiteWantsThat() {
        String links = "http://a.example http://b.example";

        assertThat(judge(new HoldPolicy(Mode.HOLD_ALL, 1), "Ada", "Hello", EVERYBODY))
                .containsExactly(EVERY_COMMENT);
        assertThat(judge(new HoldPolicy(Mode.NONE, 0), "Ada", links, NOBODY)).isEmpty();
    }

    private static List<HoldReason> judge(HoldPolicy policy, String author, String text, Predicate<NameKey> names) {
        return policy.judge(Contribution.of(author, text), names);
    }
}
