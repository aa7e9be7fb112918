package io.broadsheet.article.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CreditsTest {

    private static final String HASH = "0123456789abcdef0123456789abcdef";
    private static final String IMG = "<img src=\"/images/" + HASH + "/640.jpg\" alt=\"A pier\">";
    private static final Credit ANA = new Credit("Ana <Sorel>", null, "en", "ltr");
    private static final Credit MADE = new Credit("Ana Sorel", "Made by a machine", "en", "ltr");
    private static final String MACHINE = "<span class=\"machine\" lang=\"en\" dir=\"ltr\">Made by a machine</span>";

    @Test
    void standBelowAPictureByItself() {
        assertThat(shown("<p>Low.</p>\n<p dir=\"ltr\">" + IMG + "</p>", ANA))
                .isEqualTo("<p>Low.</p>\n<figure dir=\"ltr\">" + IMG
                        + "<figcaption>Ana &lt;Sorel&gt;</figcaption></figure>");
        assertThat(shown("<p><a href=\"https://x.example/\">" + IMG + "</a></p>", MADE))
                .isEqualTo("<figure><a href=\"https://x.example/\">" + IMG + "</a><figcaption>Ana Sorel " + MACHINE
                        + "</figcaption></figure>");
    }

    @Test
    void standBehindAPictureWithinALine() {
        assertThat(shown("<p>See " + IMG + " there</p>", ANA))
                .isEqualTo("<p>See " + IMG + "<small> Ana &lt;Sorel&gt;</small> there</p>");
        assertThat(shown("<ul><li><a href=\"/x\">" + IMG + " more</a></li></ul>", MADE))
                .isEqualTo("<ul><li><a href=\"/x\">" + IMG + " more</a><small> Ana Sorel " + MACHINE
                        + "</small></li></ul>");
    }

    @Test
    void followACaptionThatDoesNotSaySoAlready() {
        var figure = "<figure>" + IMG + "<figcaption>The pier.%s</figcaption></figure>";

        var once = shown(figure.formatted(""), MADE);
        assertThat(once).isEqualTo(figure.formatted(" Ana Sorel " + MACHINE));
        assertThat(shown(once, MADE)).isEqualTo(once);
        assertThat(shown(figure.formatted(" Photo: Ana Sorel"), new Credit("Ana Sorel", null, "en", "ltr")))
                .isEqualTo(figure.formatted(" Photo: Ana Sorel"));
    }

    @Test
    void leaveAllElseAsItWas() {
        var html = "<p>a &amp; b&nbsp;<br>c</p>\n<p><img src=\"https://x.example/1.jpg\" alt=\"\"></p>";

        assertThat(shown(html, ANA)).isEqualTo(SafeHtml.again(html).html()).doesNotContain("Ana");
        assertThat(shown("<p>" + IMG + "</p>", new Credit("", null, "en", "ltr")))
                .isEqualTo("<p>" + IMG + "</p>");
    }

    private static String shown(String html, Credit credit) {
        return Credits.shown(html, Map.of(HASH, credit));
    }
}
