package io.broadsheet.website.view;

import org.jspecify.annotations.Nullable;

/**
 * @param srcset the sizes it comes in, null if there is one only
 * @param width with {@code height} its place is kept before it comes
 */
public record Picture(
        String src,
        @Nullable String srcset,
        @Nullable Integer width,
        @Nullable Integer height,
        String alt,
        @Nullable String credit) {

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
                    case "card" -> DENSE + " 51vw, (min-width: 40rem) 20rem, 94vw";
                    default -> DENSE + " 51vw, (min-width: 40rem) 25rem, 94vw";
                };
    }
}
