package io.broadsheet.comment.domain;

import io.broadsheet.chassis.Texts;
import io.broadsheet.comment.domain.InvalidContribution.Fault;
import java.text.Normalizer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a reader typed, fit to be kept: plain text, never markup, without what only takes room. */
public record Contribution(String author, String text) {

    public static final int LONGEST_AUTHOR = 80;
    public static final int LONGEST_TEXT = 5_000;

    /** Shorter words many people find by themselves. */
    private static final int FEWEST_OF_ONES_OWN = 12;

    /** As much as two letters of others. */
    private static final Pattern SAYS_MORE = Pattern.compile("[\\p{IsHan}\\p{IsHangul}]");

    /** As of a telephone; a year is shorter. */
    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}{5}");

    /** @throws InvalidContribution naming every fault of both fields */
    public static Contribution of(@Nullable String author, @Nullable String text) {
        String name = Normalizer.normalize(TidyText.ofLine(orEmpty(author)), Normalizer.Form.NFC);
        var contribution = new Contribution(name, TidyText.ofParagraphs(orEmpty(text)));
        contribution.refuse(Stream.of(contribution.faultOfText(), contribution.faultOfAuthor()));
        return contribution;
    }

    /** The same author's new words. @throws InvalidContribution naming the fault of the text */
    public Contribution reworded(@Nullable String newText) {
        var contribution = new Contribution(author, TidyText.ofParagraphs(orEmpty(newText)));
        contribution.refuse(Stream.of(contribution.faultOfText()));
        return contribution;
    }

    /** Whether many people say so, as <i>Thank you!</i>. */
    public boolean isOftenSaid() {
        return text.length() < FEWEST_OF_ONES_OWN
                && text.length() + SAYS_MORE.matcher(text).results().count() < FEWEST_OF_ONES_OWN
                && !NUMBER.matcher(text).find()
                && Links.in(text).isEmpty();
    }

    private static String orEmpty(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "");
    }

    private void refuse(Stream<Optional<Fault>> faults) {
        List<Fault> found = faults.flatMap(Optional::stream).toList();
        if (!found.isEmpty()) {
            throw new InvalidContribution(found);
        }
    }

    private Optional<Fault> faultOfText() {
        return Texts.isBlank(text)
                ? fault("text", "Please enter your comment!")
                : !Texts.fits(text, LONGEST_TEXT)
                        ? fault("text", "Please keep your comment to 5,000 characters.")
                        : Texts.hasControlsBesidesLineBreaks(text)
                                ? fault("text", "Please leave control characters out of your comment.")
                                : Optional.empty();
    }

    private Optional<Fault> faultOfAuthor() {
        return Texts.isBlank(author)
                ? fault("author", "Please enter your name here")
                : !Texts.fits(author, LONGEST_AUTHOR)
                        ? fault("author", "Please keep your name to 80 characters.")
                        : Texts.hasControls(author)
                                ? fault("author", "Please leave control characters out of your name.")
                                : Optional.empty();
    }

    private static Optional<Fault> fault(String field, String message) {
        return Optional.of(new Fault(field, message));
    }
}
