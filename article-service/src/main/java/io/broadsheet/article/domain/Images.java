package io.broadsheet.article.domain;

import io.broadsheet.article.domain.Articles.Call;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All uploaded images: what is known of each. */
public interface Images {

    Optional<Image> find(UUID id);

    /**
     * Adds an image, once for each call. Its picture is kept already.
     *
     * @return the image that the call made, now or before
     * @throws CallRepeatedOtherwise if the call came before with another content
     */
    Image add(Image image, @Nullable Call call);

    /**
     * Changes what is known of an image. Lost against a concurrent change, the decision is taken again: it must be pure.
     *
     * @return the image after it, or empty if there is none with this id
     */
    Optional<Image> change(UUID id, Actor by, UnaryOperator<Image> decision);

    /**
     * One that articles show as it was before.
     *
     * @param by whoever changed how it looks last; null where an older build has not kept it
     */
    record Untold(Image image, @Nullable Actor by) {}

    List<Untold> untold(@Nullable UUID after, int limit);

    /** All articles show it as it is at this version. */
    void told(Image image);

    /**
     * Newest first.
     *
     * @param words folded ones, or beginnings of them, of what is said of an image: all of them; null for any image
     * @param after id of the last one of the page before
     */
    List<Image> list(@Nullable List<String> words, @Nullable UUID after, int limit);

    /**
     * Takes an image from the library; its picture stays.
     *
     * @return puts it back; empty if it is gone, or of another version
     */
    Optional<Runnable> take(Image image);

    /** Those of the same bytes; at most a hundred. */
    List<Image> ofPicture(String hash);
}
