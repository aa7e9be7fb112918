package io.broadsheet.comment.domain;

import io.broadsheet.chassis.Texts;
import org.jspecify.annotations.Nullable;

/** What is written about a comment, by its author or by moderators: kept, like the comment, without what only takes room. */
public final class Remark {

    public static final int LONGEST = 1_000;

    private Remark() {}

    /** @return null for one that says nothing */
    public static @Nullable String tidied(@Nullable String typed) {
        String tidy = typed == null ? "" : TidyText.ofParagraphs(typed);
        return Texts.isBlank(tidy) ? null : tidy;
    }

    /** Whether it may be kept. @param tidied what {@link #tidied} made of it */
    public static boolean isFit(@Nullable String tidied) {
        return tidied == null || Texts.fits(tidied, LONGEST) && !Texts.hasControlsBesidesLineBreaks(tidied);
    }
}
