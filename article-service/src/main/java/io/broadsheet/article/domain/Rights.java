package io.broadsheet.article.domain;

import org.jspecify.annotations.Nullable;

/**
 * Whose a picture is and where it comes from, as its file says (IPTC Photo Metadata) or an editor knows better.
 *
 * @param creator who made it
 * @param copyright notice
 * @param usage what may be done with it
 * @param source how it came to be
 */
public record Rights(
        @Nullable String creator,
        @Nullable String copyright,
        @Nullable String usage,
        @Nullable SourceType source) {

    public static final Rights UNKNOWN = new Rights(null, null, null, null);

    public boolean isUnknown() {
        return equals(UNKNOWN);
    }
}
