package io.broadsheet.comment.domain;

import static io.broadsheet.comment.domain.HoldReason.ARTICLE_AUTHOR_NAME;
import static io.broadsheet.comment.domain.HoldReason.BANNED_WORDS;
import static io.broadsheet.comment.domain.HoldReason.EVERY_COMMENT;
import static io.broadsheet.comment.domain.HoldReason.FIRST_COMMENT;
import static io.broadsheet.comment.domain.HoldReason.MANY_LINKS;
import static io.broadsheet.comment.domain.HoldReason.MIXED_SCRIPTS;
import static io.broadsheet.comment.domain.HoldReason.MUTED;
import static io.broadsheet.comment.domain.HoldReason.RATE;
import static io.broadsheet.comment.domain.HoldReason.REPEATED;
import static io.broadsheet.comment.domain.HoldReason.REPORTED;
import static io.broadsheet.comment.domain.HoldReason.SCORE;
import static io.broadsheet.comment.domain.HoldReason.SCORE_LATE;
import static io.broadsheet.comment.domain.HoldReason.STAFF_NAME;
import static io.broadsheet.comment.domain.HoldReason.SUSPECT_WORDS;
import static io.broadsheet.comment.domain.HoldReason.TOO_LONG;
import static io.broadsheet.comment.domain.HoldReason.TOO_SHORT;
import static io.broadsheet.comment.domain.Step.Action.HOLD;
import static io.broadsheet.comment.domain.Step.Action.OFF;
import static io.broadsheet.comment.domain.Step.Action.REFUSE;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.comment.domain.HoldPolicy.Mode;
import io.broadsheet.comment.domain.Judgement.Outcome;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelineTest {

    private static final String SITE = "news.example";
    private static final Standing KNOWN = new Standing(true, List.of(), 0);
    private static final Standing STRANGER = new Standing(false, List.of(), 0);

    /** Finds the letters of a word anywhere: how words are told apart is tested elsewhere. */
    private static final WordLists LISTS = words -> (text, language) -> words.stream()
            .filter(word -> word.language() == null || word.language().equals(language))
            .filter(word -> text.contains(word.word()))
            .map(word -> new WordList.Span(
                    text.indexOf(word.word()),
                    text.indexOf(word.word()) + word.word().length()))
            .toList();

    @Test
    void holdsUntilAnAuthorIsKnown() {
        assertThat(reasons(HoldPolicy.DEFAULT, "Hello", STRANGER)).containsExactly(FIRST_COMMENT);
        assertThat(reasons(HoldPolicy.DEFAULT, "Hello", KNOWN)).isEmpty();

        var proven = with(new Limits(1, 5_000, null, 2, null, null, null, 3, 0.9));
        assertThat(reasons(proven, "Hello", KNOWN)).containsExactly(FIRST_COMMENT);
    }

    @Test
    void tellsAModeratorWhatIsDoubtfulAboutTheName() {
        var doubtful = new Standing(false, List.of(ARTICLE_AUTHOR_NAME, MIXED_SCRIPTS), 0);

        assertThat(reasons(HoldPolicy.DEFAULT, "Hello", doubtful))
                .containsExactly(FIRST_COMMENT, ARTICLE_AUTHOR_NAME, MIXED_SCRIPTS);
    }

    @Test
    void namesOfStaffAndAuthorsAreHeldEvenWhereNothingElseIs() {
        var none = new HoldPolicy(Mode.NONE, 1);

        assertThat(reasons(none, "Hello", new Standing(false, List.of(STAFF_NAME, MIXED_SCRIPTS), 0)))
                .containsExactly(STAFF_NAME);
        assertThat(reasons(none, "Hello", new Standing(false, List.of(MIXED_SCRIPTS), 0)))
                .isEmpty();
    }

    @Test
    void holdsMoreLinksThanAllowedAndAnyInANameAndMarksThem() {
        String links = "https://a.example and www.b.example";

        var judgement = judge(new HoldPolicy(Mode.HOLD_FIRST, 1), Contribution.of("Ada", links), KNOWN);
        assertThat(judgement.findings())
                .containsExactly(new Finding(
                        MANY_LINKS,
                        List.of(new Mark(Mark.Field.TEXT, 0, 17), new Mark(Mark.Field.TEXT, 22, links.length()))));
        assertThat(reasons(new HoldPolicy(Mode.HOLD_FIRST, 2), links, KNOWN)).isEmpty();
        assertThat(judge(HoldPolicy.DEFAULT, Contribution.of("https://spam.example", "Hello"), KNOWN)
                        .reasons())
                .containsExactly(MANY_LINKS);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 'As in https://news.example/articles/tides?a=b#c-1, news.example/sections/world and www.NEWS.example/'",
        "1, https://news.example.evil.example/",
        "1, https://news.example@evil.example/",
        "1, https://evil.example/news.example",
        "1, https://n\u0435ws.example/",
        "1, https://news.example:8080/",
        "1, ftp://news.example/x"
    })
    void linksWithinTheSiteAreNone(int links, String text) {
        assertThat(reasons(new HoldPolicy(Mode.HOLD_FIRST, 0), text, KNOWN)).hasSize(links);
    }

    @Test
    void holdsTheSameWordsAgain() {
        assertThat(reasons(HoldPolicy.DEFAULT, "Hello", new Standing(true, List.of(), 1)))
                .containsExactly(REPEATED);
        assertThat(reasons(new HoldPolicy(Mode.NONE, 0), "Hello", new Standing(false, List.of(), 2)))
                .isEmpty();
        assertThat(reasons(new HoldPolicy(Mode.NONE, 0), "Hello", new Standing(false, List.of(), 3)))
                .containsExactly(REPEATED);
    }

    @Test
    void holdsAllOrNothingWhereTheSiteWantsThat() {
        assertThat(reasons(new HoldPolicy(Mode.HOLD_ALL, 1), "Hello", KNOWN)).containsExactly(EVERY_COMMENT);
        assertThat(reasons(new HoldPolicy(Mode.NONE, 0), "http://a.example http://b.example", STRANGER))
                .isEmpty();
    }

    @Test
    void refusesBannedWordsAndHoldsSuspectOnesInTheirLanguage() {
        var policy = new HoldPolicy(
                Mode.NONE,
                1,
                null,
                Limits.USUAL,
                List.of(new ListedWord("pills", null)),
                List.of(new ListedWord("bargain", "en")));

        var refused = judge(policy, Contribution.of("Ada", "Cheap pills, a bargain"), KNOWN);
        assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(refused.refusedFor()).isEqualTo(BANNED_WORDS);
        assertThat(refused.findings())
                .as("later phases are not asked")
                .containsExactly(new Finding(BANNED_WORDS, List.of(new Mark(Mark.Field.TEXT, 6, 11))));

        var held = new Pipeline(policy, 7, LISTS, SITE)
                .judge(new Submission(Contribution.of("Ada", "A bargain"), new ArticleTraits(null, "en"), KNOWN));
        assertThat(held.outcome()).isEqualTo(Outcome.HELD);
        assertThat(held.reasons()).containsExactly(SUSPECT_WORDS);
        assertThat(held.policy()).isEqualTo(7);
        assertThat(reasons(policy, "A bargain", KNOWN)).isEmpty();
    }

    @Test
    void refusesMutedOnesAndTooMuchAtOnceAndTooLongOnes() {
        var muted = new Standing(5, List.of(), 0, Standing.Rates.NONE, true, 0, new Score.NotKnown());
        assertThat(judge(HoldPolicy.DEFAULT, Contribution.of("Ada", "Hello"), muted)
                        .refusedFor())
                .isEqualTo(MUTED);

        var limited = with(new Limits(3, 10, null, 1, 2, 4, 6, 3, 0.9));
        for (var rates :
                List.of(new Standing.Rates(2, 0, 0), new Standing.Rates(0, 4, 0), new Standing.Rates(0, 0, 6))) {
            assertThat(judge(limited, Contribution.of("Ada", "Hello"), at(rates))
                            .refusedFor())
                    .isEqualTo(RATE);
        }
        assertThat(judge(limited, Contribution.of("Ada", "Hello"), at(new Standing.Rates(1, 3, 5)))
                        .outcome())
                .isEqualTo(Outcome.LET_THROUGH);
        assertThat(judge(limited, Contribution.of("Ada", "Hello again"), KNOWN).refusedFor())
                .isEqualTo(TOO_LONG);
        assertThat(judge(limited, Contribution.of("Ada", "Oh"), KNOWN).refusedFor())
                .isEqualTo(TOO_SHORT);
    }

    @Test
    void aScoreHoldsFromItsThresholdOnAndMarksTheTellingWords() {
        var sure = KNOWN.withScore(new Score.Known(0.9, List.of("pills")));
        var judgement = judge(HoldPolicy.DEFAULT, Contribution.of("Ada", "Cheap pills"), sure);
        assertThat(judgement.findings()).containsExactly(new Finding(SCORE, List.of(new Mark(Mark.Field.TEXT, 6, 11))));
        assertThat(judgement.risk()).isEqualTo(0.9);

        assertThat(reasons(HoldPolicy.DEFAULT, "Cheap", KNOWN.withScore(new Score.Known(0.89, List.of()))))
                .isEmpty();
        assertThat(reasons(HoldPolicy.DEFAULT, "Cheap", KNOWN.withScore(new Score.Late())))
                .containsExactly(SCORE_LATE);
    }

    @Test
    void aTellingWordIsMarkedWhereItIsAWholeOneOnly() {
        var sure = KNOWN.withScore(new Score.Known(0.9, List.of("ass", "\u5783\u573E", "cafe")));
        var words =
                Contribution.of("Ada", "First class (ass) ass1 assent. \u8FD9\u662F\u5783\u573E\u3002 cafe\u0301 cafe");
        String text = words.text();

        var marks = judge(HoldPolicy.DEFAULT, words, sure).findings().getFirst().marks();

        assertThat(marks)
                .extracting(Mark::from)
                .containsExactly(text.indexOf("(ass)") + 1, text.indexOf('\u5783'), text.lastIndexOf("cafe"));
    }

    @Test
    void reportsHoldFromTheirNumberOn() {
        assertThat(reasons(HoldPolicy.DEFAULT, "Hello", KNOWN.withReports(2))).isEmpty();
        assertThat(reasons(HoldPolicy.DEFAULT, "Hello", KNOWN.withReports(3))).containsExactly(REPORTED);
    }

    @Test
    void aScorerThatIsLateRefusesNothing() {
        var refusing = new HoldPolicy(
                Mode.NONE, 0, List.of(new Step(PhaseName.SCORE, REFUSE)), Limits.USUAL, List.of(), List.of());

        assertThat(judge(refusing, Contribution.of("Ada", "Cheap"), KNOWN.withScore(new Score.Late()))
                        .outcome())
                .isEqualTo(Outcome.HELD);
        assertThat(judge(refusing, Contribution.of("Ada", "Cheap"), KNOWN.withScore(new Score.Known(1, List.of())))
                        .outcome())
                .isEqualTo(Outcome.REFUSED);
    }

    @Test
    void orderAndActionsAreThePolicys() {
        var steps = List.of(
                new Step(PhaseName.LINKS, REFUSE), new Step(PhaseName.MODE, HOLD), new Step(PhaseName.REPEATS, OFF));
        var policy = new HoldPolicy(Mode.HOLD_ALL, 0, steps, Limits.USUAL, List.of(), List.of());
        var repeated = new Standing(true, List.of(STAFF_NAME), 9);

        assertThat(judge(policy, Contribution.of("Ada", "https://a.example"), repeated)
                        .reasons())
                .containsExactly(MANY_LINKS);
        assertThat(reasons(policy, "Hello", repeated)).containsExactly(EVERY_COMMENT);

        var reversed = new HoldPolicy(Mode.HOLD_ALL, 0, steps.reversed(), Limits.USUAL, List.of(), List.of());
        var held = judge(reversed, Contribution.of("Ada", "https://a.example"), repeated);
        assertThat(held.reasons()).containsExactly(EVERY_COMMENT, MANY_LINKS);
        assertThat(held.outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void moreReasonsAreMoreRisk() {
        assertThat(Stream.of(KNOWN, STRANGER, new Standing(false, List.of(STAFF_NAME), 1))
                        .map(standing -> judge(HoldPolicy.DEFAULT, Contribution.of("Ada", "Hello"), standing)
                                .risk()))
                .isSorted()
                .doesNotHaveDuplicates()
                .first()
                .isEqualTo(0.0);
    }

    private static Standing at(Standing.Rates rates) {
        return new Standing(1, List.of(), 0, rates, false, 0, new Score.NotKnown());
    }

    private static HoldPolicy with(Limits limits) {
        return new HoldPolicy(Mode.HOLD_FIRST, 1, null, limits, List.of(), List.of());
    }

    private static List<HoldReason> reasons(HoldPolicy policy, String text, Standing standing) {
        return judge(policy, Contribution.of("Ada", text), standing).reasons();
    }

    private static Judgement judge(HoldPolicy policy, Contribution words, Standing standing) {
        return new Pipeline(policy, 1, LISTS, SITE).judge(new Submission(words, ArticleTraits.UNKNOWN, standing));
    }
}
