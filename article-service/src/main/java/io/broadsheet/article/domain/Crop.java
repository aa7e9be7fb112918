package io.broadsheet.article.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The part of a picture around its focus that others show as a card: 1200 by 630, as large as the picture allows.
 */
public record Crop(Focus focus) {

    public static final int WIDTH = 1200;
    public static final int HEIGHT = 630;

    private static final Pattern NAME = Pattern.compile("card-([0-9]{1,3})-([0-9]{1,3})");

    /** @param name as {@link #name()} */
    public static Optional<Crop> named(String name) {
        var parts = NAME.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var crop = new int[] {Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2))};
        return crop[0] > Focus.MOST || crop[1] > Focus.MOST
                ? Optional.empty()
                : Optional.of(new Crop(new Focus(crop[0], crop[1])))
                        .filter(found -> found.name().equals(name));
    }

    public String name() {
        return "card-" + focus.x() + "-" + focus.y();
    }

    /** The part of a picture that it is, before it is made smaller. */
    public record Area(int x, int y, int width, int height) {}

    /** As large as it can be, with the focus as near to its middle as the edges allow. */
    public Area of(int width, int height) {
        var isWide = (long) width * HEIGHT > (long) height * WIDTH;
        var cutWidth = isWide ? Math.max(1, (int) ((long) height * WIDTH / HEIGHT)) : width;
        var cutHeight = isWide ? height : Math.max(1, (int) ((long) width * HEIGHT / WIDTH));
        return new Area(start(focus.x(), width, cutWidth), start(focus.y(), height, cutHeight), cutWidth, cutHeight);
    }

    private static int start(int percent, int whole, int part) {
        return Math.clamp(whole * (long) percent / Focus.MOST - part / 2, 0, whole - part);
    }

    /** Never larger than the part. */
    public Picture.Size size(Picture picture) {
        var area = of(picture.width(), picture.height());
        var width = Math.min(WIDTH, area.width());
        return new Picture.Size(width, Math.max(1, Math.round((float) width * HEIGHT / WIDTH)));
    }

    /** The same on the website and on this service. */
    public String path(Picture picture) {
        return "/images/" + picture.hash() + "/" + name() + "." + picture.extension();
    }
}
