package io.broadsheet.newsroom.client;

import io.broadsheet.chassis.Texts;
import org.jspecify.annotations.Nullable;

/** @param parent the section that it is within; null for none */
public record KnownSection(String name, @Nullable String parent) {

    /** Whether an article names it so, in whatever spelling. */
    public boolean isNamed(@Nullable String section) {
        return section != null && Texts.folded(section).equals(Texts.folded(name));
    }
}
