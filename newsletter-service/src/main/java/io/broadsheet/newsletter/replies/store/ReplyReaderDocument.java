package io.broadsheet.newsletter.replies.store;

import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.replies.domain.ReplyReader;
import io.broadsheet.newsletter.replies.domain.ReplyWish;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/** As stored in {@code replyReaders}. Public for the driver's codec. */
public record ReplyReaderDocument(
        @BsonId UUID id,
        long version,
        String email,
        String emailKey,
        String cadence,
        String zone,
        int hour,
        @Nullable String language,
        @Nullable Instant confirmedAt,
        long mails,
        @Nullable List<Instant> recent,
        @Nullable Instant dueAt) {

    static ReplyReaderDocument fresh(UUID id, String email, String emailKey, ReplyWish wish) {
        return new ReplyReaderDocument(
                id,
                1,
                email,
                emailKey,
                wish.cadence().word(),
                wish.zone(),
                wish.hour(),
                wish.language(),
                null,
                0,
                null,
                null);
    }

    ReplyReader toReader() {
        return new ReplyReader(
                id,
                version,
                email,
                emailKey,
                wish(cadence, zone, hour, language),
                confirmedAt,
                mails,
                recent == null ? List.of() : recent);
    }

    static ReplyWish wish(String cadence, String zone, int hour, @Nullable String language) {
        // Of another word a newer build knows the meaning: whoever wants less than daily gets no more than that here.
        var known = cadence.equals(Cadence.INSTANT.word()) ? Cadence.INSTANT : Cadence.DAILY;
        return new ReplyWish(known, zone, hour, language);
    }

    /** Without the address. */
    @Override
    public String toString() {
        return "ReplyReaderDocument[" + id + "]";
    }
}
