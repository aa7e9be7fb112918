package io.broadsheet.comment.domain;

import io.broadsheet.comment.domain.InvalidContribution.Fault;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a reader typed, fit to be kept: plain text, never markup, without spaces around it. */
public record Contribution(String author, String text) {

    public static final int LONGEST_AUTHOR = 80;
    public static final int LONGEST_TEXT = 5_000;

    /** @throws InvalidContribution naming every fault of both fields */
    public static Contribution of(@Nullable String author, @Nullable String text) {
        var contribution = new Contribution(Wording.tidy(author), Wording.tidy(text));
        contribution.refuse(Stream.of(contribution.faultOfText(), contribution.faultOfAuthor()));
        return contribution;
    }

    /** The same author's new words. @throws InvalidContribution naming the fault of the text */
    public Contribution reworded(@Nullable String newText) {
        var contribution = new Contribution(author, Wording.tidy(newText));
        contribution.refuse(Stream.of(contribution.faultOfText()));
        return contribution;
    }

    private void refuse(Stream<Optional<Fault>> faults) {
        List<Fault> found = faults.flatMap(Optional::stream).toList();
        if (!found.isEmpty()) {
            throw new InvalidContribution(found);
        }
    }

    private Optional<Fault> faultOfText() {
        return Wording.isBlank(text)
                ? fault("text", "Please enter your comment!")
                : Wording.isLongerThan(LONGEST_TEXT, text)
                        ? fault("text", "Please keep your comment to 5,000 characters.")
                        : Wording.hasControlCharacters(text)
                                ? fault("text", "Please leave control characters out of your comment.")
                                : Optional.empty();
    }

    private Optional<Fault> faultOfAuthor() {
        return Wording.isBlank(author)
                ? fault("author", "Please enter your name here")
                : Wording.isLongerThan(LONGEST_AUTHOR, author)
                        ? fault("author", "Please keep your name to 80 characters.")
                        : Wording.isUnfitForOneLine(author)
                                ? fault("author", "Please leave control characters out of your name.")
                                : Optional.empty();
    }

    private static Optional<Fault> fault(String field, String message) {
        return Optional.of(new Fault(field, message));
    }
}
