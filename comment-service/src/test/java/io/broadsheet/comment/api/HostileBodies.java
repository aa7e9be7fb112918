package io.broadsheet.comment.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What nobody of good will sends as a comment; of one seed always the same. */
final class HostileBodies {
    private static final Pattern STORM = Pattern.compile("[\\p{Mn}\\p{Me}\\p{Cf}]{9}");

    private static final List<String> NASTY = List.of(
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "]]><!--",
            "${jndi:ldap://127.0.0.1/a}",
            "{{7*7}}",
            "%00%0a%0d",
            "{\"$gt\":\"\"}",
            "$where",
            "'; drop table comments; --",
            "javascript:alert(1)",
            "https://user@example.org:99999/%zz?#",
            "\u202Eevil\u202C",
            "\u200B\u200B\u200B",
            "Z\u0334\u0335\u0336\u0337\u0338\u0321\u0322\u0327\u0328\u0329\u032A",
            "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
            "\uFEFF",
            "\uFFFE",
            "\uD800",
            "\uDC00",
            "\u0000",
            "\u0085\u2028\u2029",
            "\u1160\u3164\uFFA0",
            "\uDB40\uDC41\uDB40\uDC42",
            "\u0627\u0644\u0644\u0651\u0670\u0647",
            "> > > quoted",
            "a\n",
            "\r\n\r\n",
            "\t",
            "0",
            "NaN",
            "null");

    private HostileBodies() {}

    static byte[] next(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> bytes(random);
            case 1 -> ("{\"author\":" + json(random) + ",\"text\":" + json(random) + ",\"more\":1}").getBytes(UTF_8);
            case 2 -> ("{\"author\":" + wrong(random) + ",\"text\":" + json(random) + "}").getBytes(UTF_8);
            case 3 -> ("{\"author\":" + json(random) + ",\"text\":" + wrong(random) + "}").getBytes(UTF_8);
            case 4 -> ("{\"author\":\"Ana\",\"text\":\"Hello\",\"inReplyTo\":" + json(random) + "}").getBytes(UTF_8);
            case 5 -> ("[".repeat(random.nextInt(3_000)) + json(random)).getBytes(UTF_8);
            default -> ("{\"author\":" + json(random) + ",\"text\":" + json(random) + "}").getBytes(UTF_8);
        };
    }

    private static byte[] bytes(Random random) {
        var bytes = new byte[random.nextInt(400)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String wrong(Random random) {
        return List.of("null", "1e999999", "-0", "true", "{}", "[[]]", "{\"$ne\":null}", "\"\\ud800\"", "\"\\u0000\"")
                .get(random.nextInt(9));
    }

    /** Escaped, so that lone surrogates arrive as they are. */
    private static String json(Random random) {
        var text = new StringBuilder("\"");
        for (char c : text(random).toCharArray()) {
            text.append(c < ' ' || c > '~' || c == '"' || c == '\\' ? "\\u%04x".formatted((int) c) : c);
        }
        return text.append('"').toString();
    }

    private static String text(Random random) {
        int parts = random.nextInt(8);
        return IntStream.range(0, parts)
                .mapToObj(_ -> switch (random.nextInt(6)) {
                    case 0 -> NASTY.get(random.nextInt(NASTY.size()));
                    case 1 -> NASTY.get(random.nextInt(NASTY.size())).repeat(random.nextInt(300));
                    case 2 -> Character.toString(random.nextInt(Character.MAX_CODE_POINT + 1));
                    case 3 -> Character.toString(0x20 + random.nextInt(0x3000));
                    default -> "word ";
                })
                .collect(Collectors.joining());
    }

    static void assertSafe(int number, String kept, boolean lines) {
        assertThat(kept).as("body %d", number).isNotBlank().doesNotContainPattern(STORM);
        assertThat(kept.codePoints()
                        .filter(c -> Character.isISOControl(c) && !(lines && (c == '\n' || c == '\t')))
                        .count())
                .as("controls of body %d", number)
                .isZero();
        assertThat(kept.codePoints().filter(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))
                .isEmpty();
        assertThat(kept.lines().count()).isLessThanOrEqualTo(60);
    }
}
