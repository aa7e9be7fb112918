package io.broadsheet.article.domain;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the newsroom works on; readers see it from the next publication on.
 *
 * @param schedule of that publication, if somebody has set a time
 */
public record WorkingCopy(
        Slug slug, Details details, Body body, @Nullable Schedule schedule) {

    public WorkingCopy(Slug slug, Details details, Body body) {
        this(slug, details, body, null);
    }

    WorkingCopy edited(Slug newSlug, Details newDetails, Body newBody) {
        return new WorkingCopy(newSlug, newDetails, newBody, schedule);
    }

    WorkingCopy scheduled(@Nullable Schedule newSchedule) {
        return new WorkingCopy(slug, details, body, newSchedule);
    }

    WorkingCopy toldOf(Image image) {
        return with(details.toldOf(image));
    }

    WorkingCopy with(Details others) {
        return others == details ? this : new WorkingCopy(slug, others, body, schedule);
    }

    WorkingCopy at(Instant now) {
        return with(details.at(now));
    }

    Set<String> pictures() {
        return Stream.concat(details.pictures(), Picture.hashesIn(body.source()).stream())
                .collect(Collectors.toSet());
    }
}
