package io.broadsheet.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaletteTest {
    private static final Pattern VARIABLE = Pattern.compile("var\\((--[a-z-]+)");

    /** WCAG 2.2, 1.4.3. */
    @ParameterizedTest
    @EnumSource(names = {"INK", "SOFT", "ACCENT", "ERROR"})
    void textIsReadableOnEveryGround(Palette text) {
        for (var ground : new Palette[] {Palette.PAPER, Palette.TINT}) {
            assertThat(contrast(text, ground, Palette::light))
                    .as("%s, light", ground)
                    .isGreaterThan(4.5);
            assertThat(contrast(text, ground, Palette::dark))
                    .as("%s, dark", ground)
                    .isGreaterThan(4.5);
        }
    }

    @Test
    void everythingThatIsUsedIsThere() {
        var css = PageStyle.plain();

        assertThat(VARIABLE.matcher(css).results().map(used -> used.group(1)))
                .isNotEmpty()
                .allSatisfy(used -> assertThat(css).contains(used + ": "));
    }

    private static double contrast(Palette one, Palette other, Function<Palette, String> side) {
        var a = luminance(side.apply(one));
        var b = luminance(side.apply(other));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        var rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * linear(rgb >> 16 & 0xff) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int channel) {
        var part = channel / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
