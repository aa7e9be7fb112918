package io.broadsheet.newsletter.edition.application;

import io.broadsheet.newsletter.edition.domain.Stories;
import io.broadsheet.newsletter.edition.domain.Stories.Stamped;
import io.broadsheet.newsletter.edition.domain.Story;
import java.util.ArrayList;
import java.util.List;

/** The stories up to a cut, read once for all cohorts, and only as far back as any of them needs. */
final class CutStories {
    private final Stories stories;
    private final List<Stamped> loaded = new ArrayList<>();
    private long from;
    private final long number;

    CutStories(Stories stories, long number) {
        this.stories = stories;
        this.number = number;
        this.from = number;
    }

    /** Public stories with a number after {@code served}, up to the cut's. */
    List<Story> since(long served) {
        if (served < from) {
            loaded.addAll(stories.between(served, from));
            from = served;
        }
        return loaded.stream()
                .filter(story -> story.number() > served)
                .map(Stamped::story)
                .toList();
    }
}
