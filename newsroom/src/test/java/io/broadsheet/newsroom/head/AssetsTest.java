package io.broadsheet.newsroom.head;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class AssetsTest {

    private static final int MOST_OF_ALL_SCRIPT = 140_000;
    private static final Pattern IMPORTED = Pattern.compile("(?:\\bfrom|\\bimport)\\s+['\"]([^'\"]+)['\"]");

    private final Assets assets = new Assets();

    @Test
    void allScriptTogetherStaysSmall() throws IOException {
        var sum = 0;
        assertThat(assets.scripts())
                .containsAll(assets.writing())
                .containsAll(assets.desk())
                .containsAll(assets.front())
                .containsAll(assets.library())
                .containsAll(assets.preview());
        for (var address : assets.scripts()) {
            var packed = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(packed)) {
                gzip.write(content(address));
            }
            sum += packed.size();
        }

        assertThat(sum).isBetween(90_000, MOST_OF_ALL_SCRIPT);
    }

    @Test
    void modulesComeAfterThoseThatTheyImport() {
        var there = new HashSet<String>();
        for (var address : assets.writing()) {
            var imported = IMPORTED.matcher(new String(content(address), UTF_8))
                    .results()
                    .map(found -> found.group(1));
            assertThat(imported).isSubsetOf(there);
            there.add(address);
        }
    }

    @Test
    void sendsNoCommentsButTheLicences() {
        for (var address : assets.scripts()) {
            var script = new String(content(address), UTF_8);
            assertThat(script.lines().filter(line -> line.startsWith("//")))
                    .allMatch(line -> line.endsWith("MIT License"));
        }
    }

    @Test
    void leavesOutLinesThatAreComments() {
        assertThat(Modules.withoutComments(
                        "/**\n * Says a.\n */\nlet a = 1; // one\n  // two\n\n/* three */\n  a /* b */ = 2;\n"))
                .isEqualTo("let a = 1; // one\na /* b */ = 2;\n");
    }

    private byte[] content(String address) {
        var body = assets.asset(address.substring("/assets/".length())).getBody();
        return body == null ? new byte[0] : body;
    }
}
