package io.broadsheet.newsletter.subscription.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The mails of the last day to one address. Anyone can enter anyone's address, so they are few: of one kind and
 * generation one in ten minutes, of one kind five a day.
 *
 * @param recent oldest first
 */
public record Letters(List<Letter> recent) {
    static final Duration PAUSE = Duration.ofMinutes(10);
    static final int MOST_A_DAY = 5;
    private static final Duration DAY = Duration.ofDays(1);

    public static final Letters NONE = new Letters(List.of());

    public Letters {
        recent = List.copyOf(recent);
    }

    /** With one more, unless that would be too many. */
    Letters write(LetterKind kind, int generation, Instant now) {
        var lastDay = recent.stream()
                .filter(letter -> letter.at().isAfter(now.minus(DAY)))
                .toList();
        var sameKind = lastDay.stream().filter(letter -> letter.kind() == kind).toList();
        boolean tooSoon = sameKind.stream()
                .anyMatch(letter -> letter.generation() == generation
                        && letter.at().plus(PAUSE).isAfter(now));
        if (tooSoon || sameKind.size() >= MOST_A_DAY) {
            return this;
        }
        return new Letters(Stream.concat(lastDay.stream(), Stream.of(new Letter(kind, generation, now)))
                .toList());
    }

    /** The newest of a kind whose link still counts. */
    public Optional<Letter> latest(LetterKind kind, int generation) {
        return recent.reversed().stream()
                .filter(letter -> letter.kind() == kind && letter.generation() == generation)
                .findFirst();
    }
}
