package io.broadsheet.article.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.BreakIterator;
import io.broadsheet.article.domain.Body;
import io.broadsheet.article.domain.Rendition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Texts that broke other publishing systems, as editors sent them ({@code src/test/resources/cases}). */
class CasesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Renderer renderer = Mended.renderer();

    @Test
    void wrapperThatUndoesItselfIsNone() {
        var html = html("01-google-docs-bold");

        assertThat(html.select("strong, b").eachText()).containsExactly("Nothing was decided.");
        assertThat(html.select("[style], [id]")).isEmpty();
        assertThat(html.select("p")).hasSize(2);
    }

    @Test
    void innerListsLieInTheItemAbove() {
        var html = html("02-list-in-list");

        assertThat(html.body().text()).isEqualTo("Roads Ring road Bridges North bridge Rail");
        assertThat(html.select("ul > ul, ol > ul")).isEmpty();
        assertThat(html.select("li")).allMatch(item -> !item.ownText().isBlank());
        assertThat(html.selectFirst("body > ul > li > ul > li > ul > li").text())
                .isEqualTo("North bridge");
    }

    @Test
    void quoteHoldsAllOfItsList() {
        var html = html("02-list-in-quote");

        assertThat(html.select("body > blockquote")).hasSize(1);
        assertThat(html.body().children().last().outerHtml()).isEqualTo("<p>After the quote.</p>");
    }

    @Test
    void bracesStayAsTheyAre() {
        var rendition = rendition("03-braces");

        assertThat(rendition.html())
                .contains("{{ name }}", "{{{raw}}}", "<code>{{ code }}</code>", "{1:F21}{{311:ACK}}")
                .doesNotContain("<!--");
        assertThat(rendition.text()).contains("{{ name }}", "{{{raw}}}", "{{ code }}", "{1:F21}{{311:ACK}}");
    }

    @Test
    void footnotesLeadThereAndBack() {
        var html = html("05-footnotes");

        var references = html.select("sup a[href^=#]");
        assertThat(references.eachText()).containsExactly("1", "2", "3");
        for (var link : html.select("a[href^=#]")) {
            assertThat(html.getElementById(link.attr("href").substring(1))).isNotNull();
        }
        assertThat(html.select("section.footnotes li")).hasSize(3);
        assertThat(rendition("05-footnotes").text())
                .contains("Measured at the old pier.", "https://example.org/tides", "It had a second paragraph.");
        assertThat(rendition("05-footnotes").excerpt())
                .isEqualTo("The tide was higher than ever. The data are public....");
    }

    @Test
    void bracketsThatAreNoMarkupAreText() {
        var rendition = rendition("07-angle-brackets");

        assertThat(rendition.text())
                .contains("We read <On Harbours> by a friend. Rates fell <5% and >3%; a<b is true.")
                .contains("List<String> and List<String> and <low-tide>.", "Map<String, List<Long>> m;")
                .contains("<unknown-tag>kept words</unknown-tag>");
    }

    @Test
    void filmIsALinkAndTheEditorKnows() {
        var html = html("08-iframe");

        assertThat(html.select("iframe")).isEmpty();
        assertThat(html.select("a[href=https://video.example/embed/42]").text()).isEqualTo("The launch");
        assertThat(renderer.warnings(body("08-iframe"))).singleElement().satisfies(warning -> {
            assertThat(warning.place()).isEqualTo("body.source, line 1");
            assertThat(warning.message()).contains("iframe");
        });
    }

    @Test
    void pictureWithinTheTextItselfLeavesItsWords() {
        var rendition = rendition("08-data-uri");

        assertThat(rendition.html()).doesNotContain("data:", "<img");
        assertThat(rendition.text()).isEqualTo("Look:\n\nThe screenshot\n\nEnd.");
        assertThat(renderer.warnings(body("08-data-uri")))
                .singleElement()
                .satisfies(warning -> assertThat(warning.place()).isEqualTo("body.source, line 3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"09-numeric-references", "09-numeric-references-markdown"})
    void charactersByNumberAreThoseThatWereMeant(String draft) {
        var rendition = rendition(draft);

        assertThat(rendition.text()).startsWith("It’s “here”");
        for (var text : List.of(rendition.html(), rendition.text(), rendition.excerpt())) {
            assertThat(text.codePoints()).noneMatch(CasesTest::isNoCharacter);
        }
    }

    private static boolean isNoCharacter(int c) {
        return c < 0x20 && c != '\n' && c != '\t'
                || c >= 0x7F && c <= 0x9F
                || (c & 0xFFFE) == 0xFFFE
                || c >= 0xD800 && c <= 0xDFFF;
    }

    @Test
    void pictureAloneIsTeasedByItsWords() {
        assertThat(rendition("23-picture-only").excerpt()).isEqualTo("A ferry at the quay...");
        assertThat(renderer.render(new Body(Body.Format.HTML, "<img src=/images/x/1.jpg>"))
                        .excerpt())
                .isEmpty();
    }

    @Test
    void wordsOfNeighbouringBlocksAreParted() {
        assertThat(rendition("23-break").excerpt()).isEqualTo("Line one line two three four...");
        assertThat(rendition("23-heading-first").excerpt()).isEqualTo("Closed The pier was closed. one two a b c...");
        assertThat(rendition("23-code-first").excerpt()).isEqualTo("make install Then it runs....");
        assertThat(rendition("23-caption-first").excerpt())
                .isEqualTo("Photo: somebody The pier was closed on Monday for good,...");
    }

    @ParameterizedTest
    @ValueSource(strings = {"24-family", "24-flags", "24-decomposed", "24-thai", "24-devanagari", "24-skin"})
    void teaserEndsWithAWholeCharacter(String draft) {
        var rendition = rendition(draft);
        var teased = rendition.excerpt().replaceFirst("\\.\\.\\.$", "");

        assertThat(teased).isNotEmpty();
        assertThat(rendition.text()).startsWith(teased);
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(rendition.text());
        assertThat(characters.isBoundary(teased.length())).isTrue();
    }

    @Test
    void headingsSkipNoLevel() {
        assertThat(headings("51-headings")).containsExactly("h2 Deep first", "h2 One", "h3 Two", "h4 Four", "h2 Again");
        assertThat(headings("51-html-headings")).containsExactly("h2 One", "h3 Two", "h4 Four", "h5 Six");
    }

    private List<String> headings(String draft) {
        return html(draft).select("h1, h2, h3, h4, h5, h6").stream()
                .map(heading -> heading.normalName() + " " + heading.text())
                .toList();
    }

    /**
     * The case also wants a blank alt refused at the upload: decision 0164 moved that to where a text goes out, see
     * {@code ImagesOfArticlesIT}.
     */
    @Test
    void picturesHaveWordsAndLinksHaveNames() {
        var html = html("54-no-alt");

        assertThat(html.select("img")).hasSize(3).allMatch(picture -> picture.hasAttr("alt"));
        assertThat(html.selectFirst("a > img").attr("alt")).isEqualTo("example.org");
        assertThat(renderer.warnings(body("54-no-alt")))
                .anyMatch(warning -> warning.message().contains("no words"));
    }

    @Test
    void pictureFromElsewhereIsALink() {
        var html = html("54-html-no-alt");

        assertThat(html.select("img")).hasSize(1);
        assertThat(html.select("a").stream().map(Element::outerHtml))
                .containsExactly(
                        "<a href=\"https://elsewhere.example/a.jpg\">A crane lifts a beam</a>",
                        "<a href=\"https://elsewhere.example/b.jpg\">elsewhere.example/b.jpg</a>");
    }

    private Document html(String draft) {
        return Jsoup.parse(rendition(draft).html());
    }

    private Rendition rendition(String draft) {
        return renderer.render(body(draft));
    }

    private static Body body(String draft) {
        var body = read(draft).get("body");
        return new Body(
                Body.Format.valueOf(body.get("format").asString().toUpperCase(Locale.ROOT)),
                body.get("source").asString());
    }

    private static JsonNode read(String draft) {
        try (var file = CasesTest.class.getResourceAsStream("/cases/" + draft + ".json")) {
            return JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
