package io.broadsheet.article.application;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pictures of articles that were erased, or were about to be, until they are deleted or found to be used elsewhere. */
public interface ReleasedPictures {

    /** @param age since it was noted last, by the database's clock */
    record Note(String hash, Duration age) {}

    void note(Collection<String> hashes);

    /** @return notes in the order of their hashes, at most {@code limit} after {@code after} */
    List<Note> notes(@Nullable String after, int limit);

    /** Nothing is left to be done. */
    void drop(String hash);

    /**
     * From now on no draft can take the picture.
     *
     * @return puts it back
     */
    Runnable takeFromLibrary(String hash);

    /** Deletes the picture in all its sizes. */
    void delete(String hash);

    /**
     * Deletes what uploads that died half-way left behind.
     *
     * @param age of what is surely no longer being uploaded
     * @return how many files were left
     */
    int sweep(Duration age);
}
