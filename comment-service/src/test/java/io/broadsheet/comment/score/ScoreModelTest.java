package io.broadsheet.comment.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.broadsheet.comment.domain.Score;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScoreModelTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String[] TALK = {
        "pier", "harbour", "tide", "council", "vote", "ferry", "winter", "photograph", "memory", "thanks"
    };
    private static final String[] ABUSE = {"idiot", "shut", "liar", "scum", "casino"};

    private final Random random = new Random(7);

    /** Everyday words in all of them, one of the others in what was refused. */
    static Lessons lessons(int each, Random random) {
        var lessons = new Lessons();
        for (int i = 0; i < each; i++) {
            lessons.add(talk(random), false, NOON.plusSeconds(2L * i));
            lessons.add(talk(random) + " " + ABUSE[random.nextInt(ABUSE.length)], true, NOON.plusSeconds(2L * i + 1));
        }
        return lessons;
    }

    private static String talk(Random random) {
        var talk = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            talk.append(TALK[random.nextInt(TALK.length)]).append(' ');
        }
        return talk.toString();
    }

    private static double value(ScoreModel model, String text) {
        return ((Score.Known) model.score(text)).value();
    }

    @Test
    void tellsWhatIsRefusedFromWhatIsNot() {
        var model = ScoreModel.learn(lessons(200, random));

        assertThat(value(model, "The council should vote on the pier")).isLessThan(0.3);
        assertThat(value(model, "The council is scum, you LIAR")).isGreaterThan(0.8);
    }

    @Test
    void namesTheWordsThatToldAsTheyWereWritten() {
        var model = ScoreModel.learn(lessons(200, random));

        assertThat(model.score("Thanks, Idiot, for the harbour"))
                .isInstanceOfSatisfying(
                        Score.Known.class, score -> assertThat(score.words()).startsWith("Idiot"));
    }

    @Test
    void knowsNothingOfACommentWithoutAnyKnownWord() {
        var model = ScoreModel.learn(lessons(200, random));

        assertThat(model.score("Zzz qqq 12345")).isEqualTo(new Score.NotKnown());
    }

    @Test
    void isTheSameAfterItWasStored() throws IOException {
        var model = ScoreModel.learn(lessons(200, random));
        var read = ScoreModel.fromBytes(model.toBytes());

        assertThat(value(read, "A liar at the pier")).isEqualTo(value(model, "A liar at the pier"));
    }

    @Test
    void refusesWhatIsNoModel() {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> ScoreModel.fromBytes(new byte[] {1, 2, 3}));
    }

    @Test
    void theMostTellingWordsAreThoseOfRefusals() {
        var lessons = lessons(200, random);
        var words = ScoreModel.words(lessons);
        var model = ScoreModel.learn(lessons, lessons.inOrder(), words);

        assertThat(model.telling(lessons, words, true, 5))
                .extracting(ScoreModel.Telling::word)
                .containsExactlyInAnyOrder(ABUSE);
        assertThat(model.telling(lessons, words, false, 5))
                .extracting(ScoreModel.Telling::word)
                .doesNotContainAnyElementsOf(java.util.List.of(ABUSE));
    }

    @Test
    void wordsOfFewCommentsAreNotLearned() {
        var lessons = lessons(50, random);
        lessons.add("Somebody Unmistakable said so, idiot", true, NOON);
        lessons.add("Somebody Unmistakable again", true, NOON);

        assertThat(ScoreModel.words(lessons).values()).contains("idiot").doesNotContain("unmistakable");
    }

    @Test
    void manyDifferentWordsDoNotPushOutThoseThatComeAgain() {
        var lessons = lessons(50, random);
        for (int i = 0; i < 4_000; i++) {
            var strange = new StringBuilder();
            for (int j = 0; j < 200; j++) {
                strange.append(Long.toString(random.nextLong() & Long.MAX_VALUE, 36))
                        .append(' ');
            }
            lessons.add(strange.toString(), true, NOON);
        }

        assertThat(ScoreModel.words(lessons).values()).contains("idiot", "pier");
        assertThat(ScoreModel.words(lessons).size()).isLessThan(1_000);
    }

    /** Refusals are forgotten after half a year, approvals never: of a paper's last year all refusals are the newest. */
    @Test
    void isMeasuredOnRefusalsThoughItLearnedFromSome() {
        var lessons = new Lessons();
        for (int day = 0; day < 1_000; day++) {
            lessons.add(talk(random), false, NOON.plus(Duration.ofDays(day)));
            lessons.add(talk(random), false, NOON.plus(Duration.ofDays(day)));
            if (day >= 850) {
                lessons.add(talk(random) + " scum", true, NOON.plus(Duration.ofDays(day)));
            }
        }

        var figures = ScoreTraining.heldOut(lessons, ScoreModel.words(lessons));

        assertThat(figures.decisions()).isEqualTo(430);
        assertThat(figures.refused()).isEqualTo(30);
        assertThat(figures.at().getFirst().right()).isGreaterThan(25);
    }

    @Test
    void manyApprovalsLeaveRoomForRefusals() {
        var lessons = new Lessons(100);
        for (int i = 0; i < 100; i++) {
            lessons.add("pier harbour tide council", false, NOON);
        }
        int taken = lessons.approved();
        for (int i = 0; i < 100; i++) {
            assertThat(lessons.add("pier harbour tide council", true, NOON)).isEqualTo(i < taken);
        }

        assertThat(taken).isBetween(5, 20);
        assertThat(lessons.approved()).isEqualTo(taken);
        assertThat(lessons.refused()).isEqualTo(taken);
    }

    @Test
    void figuresSayHowMuchTheyRestOn() {
        var few = Figures.Share.of(9, 10);
        var many = Figures.Share.of(900, 1_000);

        assertThat(few.low()).isBetween(0.59, 0.60);
        assertThat(few.high()).isBetween(0.98, 0.99);
        assertThat(many.low()).isBetween(0.87, 0.89);
        assertThat(Figures.Share.of(0, 0)).isEqualTo(new Figures.Share(0, 0, 1, 0));
    }
}
