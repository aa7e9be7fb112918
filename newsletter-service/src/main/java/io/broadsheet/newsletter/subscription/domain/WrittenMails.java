package io.broadsheet.newsletter.subscription.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The mails of the last day to one address. Anyone can enter anyone's address, so they are few: for one purpose and
 * generation one in ten minutes, for one purpose five a day.
 *
 * @param recent oldest first
 */
public record WrittenMails(List<WrittenMail> recent) {
    static final Duration PAUSE = Duration.ofMinutes(10);
    static final int MOST_A_DAY = 5;
    private static final Duration DAY = Duration.ofDays(1);

    public static final WrittenMails NONE = new WrittenMails(List.of());

    public WrittenMails {
        recent = List.copyOf(recent);
    }

    /** With one more, unless that would be too many. */
    WrittenMails write(MailPurpose purpose, int generation, Instant now) {
        var lastDay = recent.stream()
                .filter(mail -> mail.at().isAfter(now.minus(DAY)))
                .toList();
        var samePurpose =
                lastDay.stream().filter(mail -> mail.purpose() == purpose).toList();
        boolean tooSoon = samePurpose.stream()
                .anyMatch(mail ->
                        mail.generation() == generation && mail.at().plus(PAUSE).isAfter(now));
        if (tooSoon || samePurpose.size() >= MOST_A_DAY) {
            return this;
        }
        return new WrittenMails(Stream.concat(lastDay.stream(), Stream.of(new WrittenMail(purpose, generation, now)))
                .toList());
    }

    /** The newest for a purpose whose link still counts. */
    public Optional<WrittenMail> latest(MailPurpose purpose, int generation) {
        return recent.reversed().stream()
                .filter(mail -> mail.purpose() == purpose && mail.generation() == generation)
                .findFirst();
    }
}
