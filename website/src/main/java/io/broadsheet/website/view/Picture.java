package io.broadsheet.website.view;

import org.jspecify.annotations.Nullable;

/**
 * @param srcset the sizes it comes in, null if there is one only
 * @param focus names of style classes that say what is seen of it where it is cropped; null in the centre
 * @param card a crop of it as others show it; null if there is none
 * @param digitalSourceType how it came to be, an address of IPTC's vocabulary; null if that is not known
 * @param machine key of the message that a machine made it; null if none did
 * @param width with {@code height} its place is kept before it comes
 */
public record Picture(
        String src,
        @Nullable String srcset,
        @Nullable Integer width,
        @Nullable Integer height,
        String alt,
        @Nullable String credit,
        @Nullable String focus,
        @Nullable Card card,
        @Nullable String digitalSourceType,
        @Nullable String machine) {

    public record Card(String src, int width, int height) {}

    /** Of one of ours, of which nothing else is known. */
    public static Picture of(String src, int width, int height, String alt) {
        return new Picture(src, null, width, height, alt, null, null, null, null, null);
    }

    private static final String DENSE = "(max-width: 40rem) and (min-resolution: 2.5dppx)";

    /**
     * How wide it is shown. On dense screens of phones less is asked for than they could show: nobody sees it, and everybody waits for it.
     *
     * @param kind of the place
     * @return null if it comes in one size
     */
    public @Nullable String sizes(String kind) {
        return srcset == null
                ? null
                : switch (kind) {
                    case "hero" -> DENSE + " 51vw, (min-width: 46rem) 42rem, 94vw";
                    case "lead" -> DENSE + " 51vw, (min-width: 62rem) 52rem, 94vw";
                    case "row" -> DENSE + " 51vw, (min-width: 40rem) 12rem, 94vw";
                    case "card" -> "(min-width: 40rem) 20rem, 7rem";
                    default -> DENSE + " 51vw, (min-width: 40rem) 25rem, 94vw";
                };
    }
}
