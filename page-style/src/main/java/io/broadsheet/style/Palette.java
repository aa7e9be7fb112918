package io.broadsheet.style;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Colours in light and dark surroundings; pages have them as {@code var(--ink)}, mails by value. */
public enum Palette {
    PAPER("#fdfcf9", "#161512"),
    INK("#1b1916", "#ece7dc"),
    /** Of less important text. */
    SOFT("#5c564c", "#aea697"),
    RULE("#d8d2c6", "#3a362f"),
    STRONG_RULE("#1b1916", "#8d8678"),
    ACCENT("#8f1d1d", "#eea08f"),
    /** Behind what is set apart. */
    TINT("#f4f0e7", "#211f1b"),
    MARK("#fbe7a1", "#6b5510"),
    ERROR("#a11212", "#ff9c8f");

    private final String light;
    private final String dark;

    Palette(String light, String dark) {
        this.light = light;
        this.dark = dark;
    }

    /** {@code #rrggbb}. */
    public String light() {
        return light;
    }

    /** {@code #rrggbb}. */
    public String dark() {
        return dark;
    }

    static String css() {
        return ":root { " + properties(Palette::light) + " }\n@media (prefers-color-scheme: dark) { :root { "
                + properties(Palette::dark) + " } }\n";
    }

    private static String properties(Function<Palette, String> value) {
        return Arrays.stream(values())
                .map(colour -> "--" + colour.name().toLowerCase(Locale.ROOT).replace('_', '-') + ": "
                        + value.apply(colour) + ";")
                .collect(Collectors.joining(" "));
    }
}
