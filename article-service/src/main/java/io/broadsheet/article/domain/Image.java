package io.broadsheet.article.domain;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A picture as somebody uploaded it.
 *
 * @param version rises by one with every change of what is known of it
 */
public record Image(UUID id, long version, Picture picture, Words words, Focus focus, Rights rights) {

    /** A new one. */
    public static Image of(UUID id, Picture picture, Words words, Rights rights) {
        return new Image(id, 1, picture, words, Focus.CENTRE, rights);
    }

    /** @return itself if nothing is different */
    public Image changed(Words newWords, Focus newFocus, Rights newRights) {
        return newWords.equals(words) && newFocus.equals(focus) && newRights.equals(rights)
                ? this
                : new Image(id, version + 1, picture, newWords, newFocus, newRights);
    }

    /** Whether readers see no difference. Words for those who do not see it each article has of its own. */
    public boolean looksLike(Image other) {
        return focus.equals(other.focus)
                && Objects.equals(rights.source(), other.rights.source())
                && words.credit().equals(other.words.credit());
    }

    /** @throws StaleVersion unless this is a version that somebody saw; null asks for none */
    public void require(@Nullable Set<Long> seen) {
        if (seen != null && !seen.contains(version)) {
            throw new StaleVersion(version);
        }
    }

    /** When it was uploaded: its id is made of it (RFC 9562, version 7). */
    public Instant uploadedAt() {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }
}
