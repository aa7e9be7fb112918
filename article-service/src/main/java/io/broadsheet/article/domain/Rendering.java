package io.broadsheet.article.domain;

import java.util.List;

/** Makes of a source what readers get; the same for the same source, as long as its pictures are known the same. */
@FunctionalInterface
public interface Rendering {

    /** @throws NotPublishable if readers would see nothing of it, or it would be too large */
    Rendition render(Body body);

    /**
     * With what readers are told of the pictures in it: whose they are, and where a machine made them.
     *
     * @param language of the text, BCP 47
     * @throws NotPublishable as {@link #render(Body)}
     */
    default Rendition render(Body body, String language) {
        return render(body);
    }

    /** What readers would not get as it was written, in its order; bounded. */
    default List<Warning> warnings(Body body) {
        return List.of();
    }

    /** A picture of the library within a text, and whether it has words there for those who do not see it. */
    record PictureInText(String hash, boolean hasWords) {}

    /**
     * Those that readers would get, in their order.
     *
     * @throws NotPublishable as {@link #render(Body)}
     */
    default List<PictureInText> pictures(Body body) {
        return List.of();
    }

    /** Rises whenever it makes another rendition of the same source than before. */
    default int version() {
        return 0;
    }
}
