package io.broadsheet.article.popularity;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewTest {

    private static View by(@Nullable String agent) {
        return new View("192.0.2.1", agent, null, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
                "facebookexternalhit/1.1",
                "Mozilla/5.0 HeadlessChrome/120.0",
                "AhrefsBot"
            })
    void ofARobotIsNoReaders(String agent) {
        assertThat(by(agent).isReaders()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36",
                "Mozilla/5.0 (Linux; Android 14; CUBOT_X30) AppleWebKit/537.36",
                "Java-http-client/25",
                "curl/8.5.0"
            })
    void ofABrowserOrALibraryIsAReaders(String agent) {
        assertThat(by(agent).isReaders()).isTrue();
    }

    @Test
    void aheadOfTheReaderOrByTheNewsroomIsNoReaders() {
        assertThat(new View("192.0.2.1", null, "prefetch;prerender", false).isReaders())
                .isFalse();
        assertThat(new View("192.0.2.1", null, null, true).isReaders()).isFalse();
        assertThat(by(null).isReaders()).isTrue();
    }
}
