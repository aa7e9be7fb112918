package io.broadsheet.article.domain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The pictures of images, each once however often it is uploaded, named by the hash of the bytes it was made from. */
public interface ImageFiles {

    Optional<Picture> picture(String hash);

    /**
     * Keeps a picture from being deleted, now that an image has it.
     *
     * @return false if it has been
     */
    boolean retain(String hash);

    /** @return those of the hashes that no picture has */
    Set<String> missing(Set<String> hashes);

    /** @return the bytes of a size, or empty if there is none so wide */
    Optional<byte[]> bytes(String hash, int width);

    /**
     * What a picture is kept as.
     *
     * @param sizes the bytes of each of its sizes
     * @param manifest the Content Credentials (C2PA) that its file came with
     */
    record Kept(Picture picture, List<byte[]> sizes, Embedded embedded, byte @Nullable [] manifest) {}

    /** Keeps a picture, once. */
    void keep(Kept kept);

    /** @return what its file said of it; empty where an older build kept it, which did not look */
    Optional<Embedded> embedded(String hash);

    void keepEmbedded(String hash, Embedded embedded);

    /** @return those of the hashes whose files came with Content Credentials */
    Set<String> withManifest(Collection<String> hashes);

    /** @return the Content Credentials that its file came with, byte for byte */
    Optional<byte[]> manifest(String hash);

    /** @return the bytes of a part of it, or empty if that was not made yet */
    Optional<byte[]> crop(String hash, Crop crop);

    /** Keeps a part of a picture, once. */
    void keepCrop(Picture picture, Crop crop, byte[] bytes);

    /** Whether an image in the library has the picture with that focus. */
    boolean isFocus(String hash, Focus focus);
}
