package io.broadsheet.article.imaging;

import io.broadsheet.article.domain.Embedded;
import io.broadsheet.article.domain.Picture;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture in all its sizes.
 *
 * @param sizes the bytes of each of {@link Picture#sizes()}, in that order; each says whose it is
 * @param manifest the Content Credentials of the file, of which no size can have its own
 */
public record Rendered(Picture picture, List<byte[]> sizes, Embedded embedded, byte @Nullable [] manifest) {}
