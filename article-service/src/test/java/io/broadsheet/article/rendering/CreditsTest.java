package io.broadsheet.article.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.article.domain.Body;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
                        + "<figcaption><span class=\"picture-credit\">Ana &lt;Sorel&gt;</span></figcaption></figure>");
        assertThat(shown("<p><a href=\"https://x.example/\">" + IMG + "</a></p>", MADE))
                .isEqualTo("<figure><a href=\"https://x.example/\">" + IMG
                        + "</a><figcaption><span class=\"picture-credit\">Ana Sorel " + MACHINE
                        + "</span></figcaption></figure>");
    }

    @Test
    void standBehindAPictureWithinALine() {
        assertThat(shown("<p>See " + IMG + " there</p>", ANA))
                .isEqualTo("<p>See " + IMG + "<small class=\"picture-credit\"> Ana &lt;Sorel&gt;</small> there</p>");
        assertThat(shown("<ul><li><a href=\"/x\">" + IMG + " more</a></li></ul>", MADE))
                .isEqualTo("<ul><li><a href=\"/x\">" + IMG + " more</a><small class=\"picture-credit\"> Ana Sorel "
                        + MACHINE + "</small></li></ul>");
    }

    @Test
    void followACaptionThatDoesNotSaySoAlready() {
        assertThat(shown(captioned("The pier."), MADE))
                .isEqualTo(captioned("The pier.<span class=\"picture-credit\"> Ana Sorel " + MACHINE + "</span>"));
        assertThat(shown("<figure>" + IMG + "<figcaption>Ana Sorel " + MACHINE + "</figcaption></figure>", MADE))
                .isEqualTo(shown("<p>" + IMG + "</p>", MADE));
        assertThat(shown(captioned("The pier. Ana Sorel " + MACHINE), MADE))
                .isEqualTo(captioned("The pier. Ana Sorel " + MACHINE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The pier. Photo: Ana Sorel | Ana Sorel",
                "The pier. Photo: Ana Sorel. | Ana Sorel",
                "The pier (Ana Sorel) | Ana Sorel",
                "The pier (Foto Ana Sorel) | Ana Sorel",
                "The pier © Ana Sorel | Ana Sorel",
                "The pier, by Ana Sorel/AP | AP",
                "The pier – <i>Ana Sorel</i>. | Ana Sorel",
            })
    void standOnceWhereACaptionEndsWithThem(String caption, String credit) {
        var html = captioned(caption);

        assertThat(shown(html, new Credit(credit, null, "en", "ltr"))).isEqualTo(html);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Der Sitz von Reuters | Reuters",
                "The new road MAP | AP",
                "The pier at Ana Sorel | Sorel",
            })
    void standBehindACaptionThatOnlyEndsWithTheirWords(String caption, String credit) {
        assertThat(shown(captioned(caption), new Credit(credit, null, "en", "ltr")))
                .isEqualTo(captioned(caption + "<span class=\"picture-credit\"> " + credit + "</span>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>See {} there</p>",
                "<p>{}</p>",
                "<p><a href=\"/x\">{}</a> there</p>",
                "<figure>{}<figcaption>The pier</figcaption></figure>",
                "<figure>{}{}<figcaption>The pier</figcaption></figure>",
            })
    void areThoseOfNowWhereATextWasMadeOfWhatReadersHad(String text) {
        var source = text.replace("{}", IMG);
        var once = shown(source, MADE);
        var bo = new Credit("Bo Lind", null, "en", "ltr");

        assertThat(shown(again(once), MADE)).isEqualTo(once);
        assertThat(shown(again(once), bo)).isEqualTo(shown(source, bo));
    }

    @Test
    void ofOtherSitesStay() {
        assertThat(again("<figure><img src=\"https://x.example/1.jpg\" alt=\"A\">"
                        + "<figcaption class=\"picture-credit\">Ana</figcaption></figure>"))
                .contains("Ana");
    }

    private static String captioned(String caption) {
        return "<figure>" + IMG + "<figcaption>" + caption + "</figcaption></figure>";
    }

    private static String again(String html) {
        return Mended.renderer().render(new Body(Body.Format.HTML, html)).html();
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
