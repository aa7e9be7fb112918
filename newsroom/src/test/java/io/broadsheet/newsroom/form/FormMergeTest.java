package io.broadsheet.newsroom.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.newsroom.client.Draft;
import io.broadsheet.newsroom.form.FormMerge.Part;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class FormMergeTest {

    private static final UUID PIER = new UUID(1, 1);
    private static final UUID GULL = new UUID(2, 2);
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    /** What is said in a form, to be changed in one place. */
    private record Said(
            String title,
            String source,
            String section,
            boolean comments,
            boolean pin,
            String until,
            UUID picture,
            String alt,
            String credit) {

        static final Said TIDES =
                new Said("Tides", "Low.\n\nMid.\n\nHigh.", "World", true, false, null, PIER, "A pier", "Ana");

        ArticleForm form() {
            return ArticleForm.of(new Draft(
                    title,
                    "tides",
                    "At noon.",
                    new Draft.Body("markdown", source),
                    List.of("Åse Lund"),
                    section,
                    List.of(),
                    "en",
                    comments,
                    null,
                    pin,
                    until != null,
                    until,
                    new Draft.HeroImage(picture, null, alt, null, credit),
                    null));
        }

        Said titled(String other) {
            return new Said(other, source, section, comments, pin, until, picture, alt, credit);
        }

        Said written(String other) {
            return new Said(title, other, section, comments, pin, until, picture, alt, credit);
        }

        Said in(String other) {
            return new Said(title, source, other, comments, pin, until, picture, alt, credit);
        }

        Said closed() {
            return new Said(title, source, section, false, pin, until, picture, alt, credit);
        }

        Said pinned() {
            return new Said(title, source, section, comments, true, until, picture, alt, credit);
        }

        Said breaking(String other) {
            return new Said(title, source, section, comments, pin, other, picture, alt, credit);
        }

        Said pictured(UUID other, String shows, String whose) {
            return new Said(title, source, section, comments, pin, until, other, shows, whose);
        }
    }

    private static FormMerge merged(UnaryOperator<Said> mine, UnaryOperator<Said> theirs) {
        var base = Said.TIDES;
        return FormMerge.of(
                base.form(),
                base.form(),
                mine.apply(base).form(),
                theirs.apply(base).form());
    }

    @Test
    void takesWhatOnlyOneOfThemChanged() {
        var merge = merged(
                said -> said.written("Lower.\n\nMid.\n\nHigh.").pinned(),
                said -> said.written("Low.\n\nMid.\n\nHigh, late.")
                        .titled("Springs")
                        .closed()
                        .breaking("2026-12-01T09:00:30Z"));

        var both = Said.TIDES
                .written("Lower.\n\nMid.\n\nHigh, late.")
                .titled("Springs")
                .closed()
                .pinned()
                .breaking("2026-12-01T09:00:30Z");
        assertThat(merge.form()).isEqualTo(both.form());
        assertThat(merge.collided()).isEmpty();
        assertThat(merge.theirs()).containsExactly(Part.SOURCE);
    }

    @Test
    void keepsMineWhereBothChangedTheSame() {
        var merge = merged(
                said -> said.titled("Mine").written("Low, I say.\n\nMid.\n\nHigh."),
                said -> said.titled("Theirs").written("Low, they say.\n\nMid.\n\nHigh."));

        assertThat(merge.form())
                .isEqualTo(Said.TIDES
                        .titled("Mine")
                        .written("Low, I say.\n\nMid.\n\nHigh.")
                        .form());
        assertThat(merge.collided()).containsExactly(Part.TITLE, Part.SOURCE);
        assertThat(merge.theirs()).isEqualTo(merge.collided());
    }

    @Test
    void takesTheRestOfATextInWhichOnePlaceCollides() {
        var merge = merged(
                said -> said.written("Low, I say.\n\nMid.\n\nHigh."),
                said -> said.written("Low, they say.\n\nMid.\n\nHigh, late."));

        assertThat(merge.form())
                .isEqualTo(
                        Said.TIDES.written("Low, I say.\n\nMid.\n\nHigh, late.").form());
        assertThat(merge.collided()).containsExactly(Part.SOURCE);
        assertThat(merge.text())
                .extracting(ParagraphMerge.Place::theirs)
                .containsExactly("Low, they say.", "High, late.");
    }

    @Test
    void whatMakesTextCodeIsAChange() {
        var indented = Said.TIDES.written("    Low.\n\nMid.\n\nHigh.").form();

        assertThat(FormMerge.isKept(indented, Said.TIDES.form())).isFalse();
        assertThat(merged(said -> said.written("    Low.\n\nMid.\n\nHigh."), said -> said.titled("Springs"))
                        .form()
                        .source())
                .isEqualTo("    Low.\n\nMid.\n\nHigh.");
    }

    @Test
    void lineEndsOfOtherSystemsAreNoChange() {
        assertThat(Said.TIDES.written("Low.\r\n\r\nMid.").form())
                .isEqualTo(Said.TIDES.written("Low.\n\nMid.").form());
    }

    @Test
    void wordsGoWithThePictureThatTheyAreAbout() {
        var theirs = merged(said -> said.titled("Mine"), said -> said.pictured(GULL, "A gull", "Bo"));
        var mine = merged(said -> said.pictured(GULL, "A gull", "Bo"), said -> said.pictured(PIER, "A pier", "Ida"));
        var words =
                merged(said -> said.pictured(PIER, "A long pier", "Ana"), said -> said.pictured(PIER, "A pier", "Ida"));

        assertThat(theirs.form())
                .isEqualTo(
                        Said.TIDES.titled("Mine").pictured(GULL, "A gull", "Bo").form());
        assertThat(mine.form())
                .isEqualTo(Said.TIDES.pictured(GULL, "A gull", "Bo").form());
        assertThat(words.form())
                .isEqualTo(Said.TIDES.pictured(PIER, "A long pier", "Ida").form());
    }

    @Test
    void wordsThatWereTypedKeepTheirPictureAndShowTheOther() {
        UnaryOperator<Said> exchanged = said -> said.pictured(GULL, "A gull", "Bo");
        var alt = merged(said -> said.pictured(PIER, "A long pier", "Ana"), exchanged);
        var credit = merged(said -> said.pictured(PIER, "A pier", "Ida"), exchanged);

        assertThat(alt.form())
                .isEqualTo(Said.TIDES.pictured(PIER, "A long pier", "Ana").form());
        assertThat(alt.collided()).containsExactly(Part.PICTURE, Part.ALT, Part.CREDIT);
        assertThat(credit.form())
                .isEqualTo(Said.TIDES.pictured(PIER, "A pier", "Ida").form());
        assertThat(credit.collided()).isEqualTo(alt.collided());
    }

    @Test
    void whatIsFilledInWhereItIsKeptIsNothingThatSomebodyTyped() {
        var kept = Said.TIDES.form();
        var begun = unfilled(Said.TIDES.pictured(PIER, "", "").form());
        var mine = unfilled(Said.TIDES.titled("Mine").pictured(PIER, "", "").form());
        var theirs = Said.TIDES.pictured(PIER, "A long pier", "Ida").form();

        var merge = FormMerge.of(kept, begun, mine, theirs);
        var emptied = FormMerge.of(kept, kept, mine, theirs);

        assertThat(merge.form())
                .isEqualTo(Said.TIDES
                        .titled("Mine")
                        .pictured(PIER, "A long pier", "Ida")
                        .form());
        assertThat(merge.collided()).isEmpty();
        assertThat(emptied.form()).isEqualTo(mine);
        assertThat(emptied.collided()).containsExactly(Part.ALT, Part.CREDIT);
    }

    /** As in the window where it was begun: nobody typed an address. */
    private static ArticleForm unfilled(ArticleForm form) {
        var fields = form.fields(OSLO);
        fields.remove("slug");
        return ArticleForm.of(fields::get);
    }

    @Test
    void knowsWhatNobodyWroteAndWhatWasKept() {
        var base = Said.TIDES.breaking("2026-12-01T09:00:30Z").form();

        assertThat(FormMerge.isByNobody(base, Said.TIDES.in("Abroad").form())).isTrue();
        assertThat(FormMerge.isByNobody(base, Said.TIDES.titled("Springs").form()))
                .isFalse();
        assertThat(FormMerge.isKept(
                        Said.TIDES.titled(" Tides ").pictured(PIER, "", "").form(), Said.TIDES.form()))
                .isTrue();
        assertThat(FormMerge.isKept(Said.TIDES.titled("Tide").form(), Said.TIDES.form()))
                .isFalse();
    }

    @Test
    void aFormCarriesWhatItBeganWithToTheSecond() {
        // Clocks in Oslo show this hour twice: it is the second of them.
        var form = Said.TIDES.breaking("2026-10-25T01:30:15Z").form();

        assertThat(FormBase.read(FormBase.of(form, OSLO))).contains(form);
        assertThat(FormBase.read("{\"title\":")).isEmpty();
        assertThat(FormBase.read("[1]")).isEmpty();
        assertThat(FormBase.read("null")).isEmpty();
        assertThat(FormBase.read("")).isEmpty();
    }

    @Test
    void aFieldThatStillShowsAnInstantMeansThatOne() {
        var second = "2026-10-25T01:30:15Z";

        assertThat(LocalTimes.field(second, OSLO)).isEqualTo("2026-10-25T02:30");
        assertThat(LocalTimes.instant("2026-10-25T02:30", "Europe/Oslo", second))
                .isEqualTo(second);
        assertThat(LocalTimes.instant("2026-10-25T02:30", "Europe/Oslo")).isEqualTo("2026-10-25T00:30:00Z");
        assertThat(LocalTimes.instant("2026-10-25T02:31", "Europe/Oslo", second))
                .isEqualTo("2026-10-25T00:31:00Z");
        assertThat(LocalTimes.instant("2026-10-25T02:30", "No/Where", second)).isEqualTo("2026-10-25T02:30");
    }
}
