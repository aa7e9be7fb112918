package io.broadsheet.newsletter.edition.store;

import io.broadsheet.newsletter.edition.domain.Stories.Stamped;
import io.broadsheet.newsletter.edition.domain.Story;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/** A public story as it is stored; {@code number} is absent while it waits for its cut. Public for the driver's codec. */
public record StoryDocument(
        @BsonId UUID id,
        long version,
        String title,
        @Nullable String standfirst,
        String excerpt,
        List<String> authors,
        @Nullable String section,
        @Nullable List<String> sections,
        List<String> tags,
        String language,
        String url,
        Instant publishedAt,
        boolean pinned,
        @Nullable String traceparent,
        @Nullable Long number) {

    Story toStory() {
        return new Story(
                id,
                version,
                title,
                standfirst,
                excerpt,
                authors,
                allSections(),
                tags,
                language,
                url,
                publishedAt,
                pinned,
                traceparent);
    }

    /** An older build beside this one writes {@code section} alone, of a revision too. */
    private List<String> allSections() {
        return sections != null && sections.getFirst().equals(section)
                ? sections
                : Stream.ofNullable(section).toList();
    }

    Stamped toStamped() {
        return new Stamped(number == null ? 0 : number, toStory());
    }
}
