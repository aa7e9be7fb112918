package io.broadsheet.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of pictures and sections: typed beside the button that is pressed, by two at once, or sent twice. */
class TypedWordsIT extends OneNewsroom {

    private static final String ID = "0197a0b0-0000-7000-8000-000000000007";
    private static final String ARTICLE = "/newsroom/articles/" + ID;
    private static final String IMAGE = "/newsroom/images/" + ID;
    private static final String PAGE = "/library/" + ID;

    private TestBrowser ana;

    @BeforeEach
    void anew() {
        articles.forget();
        issuer.scope = "openid articles:write articles:publish";
        articles.answer("GET " + IMAGE, 200, image(2, "", ""));
        articles.answer("GET " + IMAGE + "/uses", 200, "{\"items\":[],\"next\":null}");
        articles.answer("GET " + ARTICLE, 200, """
                {"id":"%s","slug":"tides","state":"draft","version":3,"title":"Tides","body":{"format":"markdown","source":"Low."},
                 "authors":[],"tags":[],"language":"en","commentsOpen":true,"changedAt":"2026-11-28T10:00:00Z"}""".formatted(ID));
        articles.answer(
                "PUT " + ARTICLE,
                200,
                "{\"id\":\"%s\",\"state\":\"draft\",\"version\":4,\"changedAt\":\"2026-11-28T10:00:00Z\"}"
                        .formatted(ID));
        articles.answer("GET /sections", 200, "{\"items\":[]}");
        ana = new TestBrowser(address);
    }

    private static String image(int version, String alt, String credit) {
        return """
                {"id":"%s","version":%d,"url":"/images/0123456789abcdef0123456789abcdef/1600.jpg","width":1600,"height":1067,
                 "alt":"%s","decorative":false,"caption":null,"credit":"%s","focus":{"x":50,"y":50},"uses":0,
                 "uploadedAt":"2026-11-28T10:00:00Z","sizes":[{"url":"/images/0123456789abcdef0123456789abcdef/320.jpg","width":320,"height":213}]}""".formatted(ID, version, alt, credit);
    }

    private Map<String, String> typed(String alt, String credit) throws Exception {
        var form = ana.page(PAGE + "?for=" + ID).selectFirst("#picture-form");
        return new LinkedHashMap<>(TestBrowser.filled(form, Map.of("alt", alt, "credit", credit, "origin", "")));
    }

    @Test
    void whatIsTypedOfAPictureGoesWithItWhenItIsChosen() throws Exception {
        var buttons = ana.page(PAGE + "?for=" + ID).select("button[form=picture-form]");
        assertThat(buttons.first().attr("name")).as("for the Enter key").isEmpty();
        assertThat(buttons.last().attr("value")).isEqualTo("choose");
        var typed = typed("A pier", "Ana Sorel");
        typed.put("then", "choose");
        articles.answer("PATCH " + IMAGE, 200, image(3, "A pier", "Ana Sorel"));

        var chosen = ana.post(PAGE, typed);
        assertThat(chosen.uri().getPath()).isEqualTo("/articles/" + ID);
        assertThat(chosen.uri().getQuery()).isEqualTo("done=pictured");
        assertThat(articles.received("PUT " + ARTICLE).body())
                .contains("\"alt\":\"A pier\"", "\"credit\":\"Ana Sorel\"");

        articles.received.clear();
        articles.answer("PATCH " + IMAGE, 422, """
                {"detail":"x","errors":[{"field":"credit","message":"must not be empty"}]}""");
        var refused = ana.post(PAGE, typed);
        assertThat(Jsoup.parse(refused.body()).select("#alt").val()).isEqualTo("A pier");
        assertThat(articles.received).hasSize(1);
    }

    @Test
    void whatIsSaidOfAPictureTwiceIsDoneAndByTwoIsShown() throws Exception {
        var typed = typed("A pier", "Ana Sorel");
        articles.answer("PATCH " + IMAGE, 412, "{}");
        articles.answer("GET " + IMAGE, 200, image(3, "A pier", "Ana Sorel"));
        assertThat(ana.post(PAGE, typed).uri().getQuery()).startsWith("done=saved");

        articles.answer("GET " + IMAGE, 200, image(3, "A boat", "Ana Sorel"));
        var both = ana.post(PAGE, typed);
        assertThat(both.statusCode()).isEqualTo(412);
        var page = Jsoup.parse(both.body());
        assertThat(page.select("#alt").val()).isEqualTo("A pier");
        assertThat(page.select("#alt-error").text()).isEqualTo("There now: A boat");
        assertThat(page.select("#credit-error, #caption-error, #focus-x-error, #decorative-error, #origin-error"))
                .isEmpty();
        assertThat(page.select("#picture-form [name=version]").val()).isEqualTo("3");

        typed.put("decorative", "on");
        typed.put("origin", "print");
        var another = Jsoup.parse(ana.post(PAGE, typed).body());
        assertThat(another.select("#decorative-error").text()).isEqualTo("There now: no");
        assertThat(another.select("#origin-error").text()).isEqualTo("There now: nothing");
    }

    @Test
    void aPictureThatIsDeletedTwiceIsDeleted() throws Exception {
        var delete = TestBrowser.filled(ana.page(PAGE).selectFirst("form[action$=/deletion]"), Map.of());
        articles.answer("GET /newsroom/images", 200, "{\"items\":[],\"next\":null}");
        articles.answer("DELETE " + IMAGE, 404, "{}");
        articles.answer("GET " + IMAGE, 404, "{}");

        assertThat(ana.post(PAGE + "/deletion", delete).body()).contains("The picture is deleted.");
    }

    @Test
    void aSectionThatIsTypedAndNotYetAddedIsSavedToo() throws Exception {
        articles.answer("GET /newsroom/sections", 200, """
                {"version":2,"sections":[{"name":"Abroad","formerly":[],"children":[]}]}""");
        articles.answer("PUT /newsroom/sections", 200, "{\"version\":3,\"sections\":[]}");
        var form = ana.page("/sections").selectFirst("form[action=/sections]");

        ana.post("/sections", TestBrowser.filled(form, Map.of("do", "save", "parent", "", "new-name", "Harbour")));

        assertThat(articles.received("/sections").body()).contains("\"Abroad\"", "\"name\":\"Harbour\"");
    }
}
