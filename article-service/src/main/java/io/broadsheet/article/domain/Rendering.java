package io.broadsheet.article.domain;

import java.util.List;

/** Makes of a source what readers get; the same for the same source. */
@FunctionalInterface
public interface Rendering {

    /** @throws NotPublishable if readers would see nothing of it, or it would be too large */
    Rendition render(Body body);

    /** What readers would not get as it was written, in its order; bounded. */
    default List<Warning> warnings(Body body) {
        return List.of();
    }

    /** Rises whenever it makes another rendition of the same source than before. */
    default int version() {
        return 0;
    }
}
