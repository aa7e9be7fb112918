package io.broadsheet.newsletter.subscription.domain;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That an address was suppressed, or came back; kept with its subscription.
 *
 * @param by whom of staff; null for the reader, or the reader's mail server
 * @param reason that staff gave
 */
public record StandingChange(
        Kind kind,
        Instant at,
        @Nullable String by,
        @Nullable String reason) {

    public enum Kind {
        BOUNCED,
        COMPLAINED,
        /** By a new double opt-in. */
        RESTORED_BY_READER,
        RESTORED_BY_STAFF;

        /** As it is stored and shown: {@code restored-by-reader}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** @return empty for a word that is none of them */
        public static Optional<Kind> of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }

        public boolean suppresses() {
            return suppression().isPresent();
        }

        Optional<EndReason> suppression() {
            return switch (this) {
                case BOUNCED -> Optional.of(EndReason.BOUNCED);
                case COMPLAINED -> Optional.of(EndReason.COMPLAINED);
                case RESTORED_BY_READER, RESTORED_BY_STAFF -> Optional.empty();
            };
        }
    }
}
