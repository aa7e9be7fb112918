package io.broadsheet.article.domain;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the newsroom works on; readers see it from the next publication on. */
public record WorkingCopy(Slug slug, Details details, Body body) {

    Set<String> pictures() {
        return Stream.concat(details.pictures(), Picture.hashesIn(body.source()).stream())
                .collect(Collectors.toSet());
    }
}
