package io.broadsheet.article.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A picture that is kept in sizes.
 *
 * @param hash of the bytes it was made from, which names it for ever
 * @param extension of every size: {@code jpg}, or {@code png} where it is transparent in places
 * @param width of the largest size
 * @param height of the largest size
 */
public record Picture(String hash, String extension, int width, int height) {

    private static final List<Integer> WIDTHS = List.of(320, 640, 960, 1280, 1920);
    public static final int WIDEST = WIDTHS.getLast();

    private static final Pattern PATH = Pattern.compile("/images/([0-9a-f]{32})/([0-9]{1,5})\\.(jpg|png)$");

    private static final Pattern WITHIN = Pattern.compile("/images/([0-9a-f]{32})/");

    public record Size(int width, int height) {}

    /** Smallest first, the largest as wide as the picture. */
    public List<Size> sizes() {
        var sizes = new ArrayList<Size>();
        for (int narrower : WIDTHS) {
            if (narrower < width) {
                sizes.add(new Size(narrower, (int) Math.max(1, Math.round((double) height * narrower / width))));
            }
        }
        sizes.add(new Size(width, height));
        return sizes;
    }

    /** The address of a size, the same on the website and on this service. */
    public String path(Size size) {
        return "/images/" + hash + "/" + size.width() + "." + extension;
    }

    /**
     * The picture whose largest size lies at that address, if one can: the opposite of {@link #path()}.
     *
     * @param address a path, or an address that ends with it
     */
    public static Optional<Picture> at(String address, int height) {
        var path = PATH.matcher(address);
        return path.find()
                ? Optional.of(new Picture(path.group(1), path.group(3), Integer.parseInt(path.group(2)), height))
                : Optional.empty();
    }

    /** Of all pictures that a text, or an address, leads to. */
    public static Set<String> hashesIn(String text) {
        return WITHIN.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    public String path() {
        return path(new Size(width, height));
    }
}
