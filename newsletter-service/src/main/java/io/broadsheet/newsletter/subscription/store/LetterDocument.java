package io.broadsheet.newsletter.subscription.store;

import io.broadsheet.newsletter.subscription.domain.Letter;
import io.broadsheet.newsletter.subscription.domain.LetterKind;
import java.time.Instant;
import java.util.Locale;

/** A mail of the last day, inside of its subscription. Public for the driver's record codec. */
public record LetterDocument(String kind, int generation, Instant at) {

    static LetterDocument from(Letter letter) {
        return new LetterDocument(letter.kind().word(), letter.generation(), letter.at());
    }

    Letter toLetter() {
        return new Letter(LetterKind.valueOf(kind.toUpperCase(Locale.ROOT)), generation, at);
    }
}
