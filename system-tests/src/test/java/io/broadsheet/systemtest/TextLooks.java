package io.broadsheet.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;

/** How a text looks that nobody wrote for this site, under a title that nobody can break. */
final class TextLooks {

    static final String ENDLESS = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz".repeat(3);

    private static final String AS_MAILED = "<div dir=\"ltr\"><div>One.</div><div><br></div><div>Two.</div>"
            + "<ul><li><p>Three.</p><p>Four.</p></li></ul></div><blockquote><p>Five.</p><p>Six.</p></blockquote>"
            + "<ol type=\"i\"><li>a</li></ol><ol type=\"I\"><li>a</li></ol><ol><li>a</li></ol>"
            + "<p lang=\"zh\">引用<em>强调</em></p><blockquote lang=\"ja\"><p>引用</p></blockquote>";

    private TextLooks() {}

    /** @return where readers find it */
    static String publish(FirstStart site, String token) {
        var draft = Map.of(
                "title",
                ENDLESS,
                "body",
                Map.of("format", "html", "source", AS_MAILED),
                "authors",
                List.of("Åse Łukasik"),
                "section",
                "Endless",
                "tags",
                List.of("endless"),
                "language",
                "en",
                "commentsOpen",
                false);
        var articles = site.articlesUrl() + "/newsroom/articles";
        var id = Http.post(articles, token, draft).expect(201).json().get("id").asString();
        var published = Http.post(articles + "/" + id + "/publication", token, Map.of());
        return "/articles/" + published.expect(200).json().get("slug").asString();
    }

    static void partsStandApart(Page page) {
        var gaps = (List<?>) page.evaluate("""
                () => [...document.querySelectorAll('.text p + p')].map(second =>
                  second.getBoundingClientRect().top - second.previousElementSibling.getBoundingClientRect().bottom)""");

        assertThat(gaps)
                .hasSize(3)
                .allSatisfy(gap -> assertThat(((Number) gap).doubleValue()).isGreaterThan(8));
        assertThat(page.evaluate("""
                        () => [...document.querySelectorAll('.text ol')].map(list => getComputedStyle(list).listStyleType)""")).isEqualTo(List.of("lower-roman", "upper-roman", "decimal"));
        assertThat(slant(page, "em")).isEqualTo("normal");
        assertThat(slant(page, "blockquote:lang(ja)")).isEqualTo("normal");
        assertThat(slant(page, "blockquote:lang(en)")).isEqualTo("italic");
    }

    private static Object slant(Page page, String element) {
        return page.evaluate(
                "element => getComputedStyle(document.querySelector(element)).fontStyle", ".text " + element);
    }
}
