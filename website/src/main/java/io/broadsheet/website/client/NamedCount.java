package io.broadsheet.website.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A section or tag, and how many articles it has.
 *
 * @param parent the section that a section is within; null for none
 * @param formerly names that a section had, whose addresses lead to it
 */
public record NamedCount(String name, long count, @Nullable String parent, List<String> formerly) {

    public NamedCount {
        formerly = NullSafeLists.of(formerly);
    }
}
