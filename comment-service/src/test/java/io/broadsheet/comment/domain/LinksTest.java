package io.broadsheet.comment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://pills.example/now",
                "HTTP://PILLS.EXAMPLE",
                "hxxps://pills.example",
                "http[:]//pills.example",
                "http : / / pills.example",
                "www.pills.example",
                "www dot pills dot com",
                "pills.com",
                "PILLS.COM",
                "cheap-pills.co.uk/now?a=b",
                "pills[.]com",
                "pills (dot) com",
                "pills {punkt} de",
                "pills\u3002com",
                "pills . com",
                "\uFF50\uFF49\uFF4C\uFF4C\uFF53\uFF0E\uFF43\uFF4F\uFF4D",
                "\uFF48\uFF54\uFF54\uFF50\uFF1A\uFF0F\uFF0Fpills.example",
                "pi\u200Blls.com",
                "m\u00FCller.de",
                "\u0446\u0435\u043D\u044B.ru",
                "pills.\u200Bcom",
                "pills.c\u200Bom",
                "Pills.Com",
                "pills.com.Thanks",
                "pills.com.x",
                "pills.\u0441om",
                "pills .com",
                "pills. com",
                "bit.ly/3xYz",
                "youtu.be/abc",
                "sales@pills.com",
                "http://192.0.2.7/"
            })
    void findsLinksHoweverTheyAreWritten(String link) {
        assertThat(Links.in("Look at " + link + " today")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The end.It was late",
                "the end.so what",
                "e.g. this, i.e. that",
                "It costs 3.50 or 1.000,00",
                "U.S. and U.K./Europe",
                "St.Petersburg is cold",
                "Wait...what",
                "and/or, he/she",
                "at 10.30 p.m.",
                "version 2.0.1",
                "the end.The next",
                "the end.Top of the list",
                "It was late. top notch",
                "Uncle Tom. he said",
                "\u0434\u043E\u043C.\u0441\u043E \u043C\u043D\u043E\u0439"
            })
    void leavesTalkAlone(String talk) {
        assertThat(Links.in(talk)).isEmpty();
    }

    @Test
    void marksTheLinkAndNotTheSentence() {
        String text = "See (https://a.example/x), or pills.com.";

        assertThat(Links.in(text))
                .extracting(span -> text.substring(span.from(), span.to()))
                .containsExactly("https://a.example/x", "pills.com");
    }

    @Test
    void marksWhatWasTyped() {
        String text = "Buy\u200B at \uD83D\uDC8A pi\u200Blls.c\u200Bom now";

        assertThat(Links.in(text))
                .extracting(span -> text.substring(span.from(), span.to()))
                .containsExactly("pi\u200Blls.c\u200Bom");
    }

    /** A pattern that tries everything again and again would take minutes. */
    @ParameterizedTest
    @ValueSource(strings = {"a.", "a-", "www.", "http:/", "[dot]", " dot ", "a dot ", "a\u0301"})
    void readsTheLongestTextsInNoTime(String piece) {
        String text = piece.repeat(100_000 / piece.length());

        assertThat(Duration.ofNanos(timeOf(() -> Links.in(text)))).isLessThan(Duration.ofSeconds(5));
    }

    private static long timeOf(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }
}
