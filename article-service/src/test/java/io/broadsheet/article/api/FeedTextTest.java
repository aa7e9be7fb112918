package io.broadsheet.article.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FeedTextTest {

    @Test
    void hasWholeAddresses() {
        var html = "<p>“Low” &amp; high <a href=\"#note\">1</a> <a href=\"/topics/a\">a</a>"
                + " <a href=\"https://example.org/?a=1&amp;b\">b</a> <img src=\"/images/x/800.jpg\" alt=\"Gates\"></p>";

        assertThat(FeedText.of(html, "https://paper.example/articles/gates"))
                .isEqualTo("<p>“Low” &amp; high <a href=\"https://paper.example/articles/gates#note\">1</a>"
                        + " <a href=\"https://paper.example/topics/a\">a</a>"
                        + " <a href=\"https://example.org/?a=1&amp;b\">b</a>"
                        + " <img src=\"https://paper.example/images/x/800.jpg\" alt=\"Gates\"></p>");
    }
}
