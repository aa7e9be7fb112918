package io.broadsheet.article.imaging;

import io.broadsheet.article.domain.Picture;
import java.util.List;

/**
 * A picture in all its sizes.
 *
 * @param sizes the bytes of each of {@link Picture#sizes()}, in that order
 */
public record Rendered(Picture picture, List<byte[]> sizes) {}
