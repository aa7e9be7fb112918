package io.broadsheet.article.domain;

import io.broadsheet.article.domain.Articles.Call;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All uploaded images, and their pictures: each of these once, however often it is uploaded. */
public interface Images {

    Optional<Image> find(UUID id);

    /** @param hash of the bytes it was made from */
    Optional<Picture> picture(String hash);

    /** @return the bytes of a size, or empty if there is none so wide */
    Optional<byte[]> bytes(String hash, int width);

    /**
     * Keeps a picture, once.
     *
     * @param sizes the bytes of each of its sizes
     */
    void keep(Picture picture, List<byte[]> sizes);

    /**
     * Adds an image, once for each call. Its picture is kept already.
     *
     * @return the image that the call made, now or before
     * @throws CallRepeatedOtherwise if the call came before with another content
     */
    Image add(Image image, @Nullable Call call);
}
