package io.broadsheet.style;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The style sheet that every page begins with. */
public final class PageStyle {
    private static final String BASE = Palette.css() + read("base.css");
    private static final String PLAIN = BASE + read("plain.css");

    private PageStyle() {}

    /** Colours, type, nameplate, buttons and forms; for pages that have a layout of their own. */
    public static String base() {
        return BASE;
    }

    /**
     * The same and a layout of one column, for pages outside the site:
     * {@code body.plain > (header > p.nameplate) + main + footer}.
     */
    public static String plain() {
        return PLAIN;
    }

    private static String read(String name) {
        try (var css = Objects.requireNonNull(PageStyle.class.getResourceAsStream(name))) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
