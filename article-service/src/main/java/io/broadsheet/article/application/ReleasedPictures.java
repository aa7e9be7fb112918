package io.broadsheet.article.application;

import io.broadsheet.article.domain.Image;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pictures of articles that were erased, or were about to be, until they are deleted or found to be used elsewhere. */
public interface ReleasedPictures {

    /**
     * @param at when it was noted last, and {@code age} since then, by the database's clock
     * @param articles that had it, whose erasure was asked for; it may not have come to be
     * @param images in the library that go with it if one of these is erased
     */
    record Note(String hash, Instant at, Duration age, Set<UUID> articles, Set<UUID> images) {
        public Note {
            articles = Set.copyOf(articles);
            images = Set.copyOf(images);
        }
    }

    /** All images that are in the library with one of them now go with it, once the article is erased. */
    void note(UUID article, Collection<String> hashes);

    /** Nobody has it in the library any more. */
    void noteUnheld(String hash);

    /** Somebody takes that image, and no other one, out of the library: whoever dies now leaves it in the note. */
    void noteTaking(Image image);

    /** It is not to be put back. */
    void noteTaken(Image image);

    /** Puts back into the library what was taken for that note by whoever died then. */
    void putBack(String hash);

    /** @return notes in the order of their hashes, at most {@code limit} after {@code after} */
    List<Note> notes(@Nullable String after, int limit);

    /** Nothing is left to be done, unless it has been noted again since. */
    void drop(Note note);

    /**
     * From now on no draft can take them; one that changes meanwhile stays. The note keeps them until it is dropped.
     *
     * @return puts them back
     */
    Runnable takeFromLibrary(String hash, Set<UUID> images);

    /**
     * Deletes the picture in all its sizes.
     *
     * @return false if it stays: an image in the library has it, perhaps one that came this moment
     */
    boolean delete(String hash);

    /**
     * Deletes what uploads that died half-way left behind.
     *
     * @param age of what is surely no longer being uploaded
     * @return how many files were left
     */
    int sweep(Duration age);
}
