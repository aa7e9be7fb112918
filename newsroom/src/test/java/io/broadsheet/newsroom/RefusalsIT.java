package io.broadsheet.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comment-service does not take: why, in the language of the pages, and at its field. */
class RefusalsIT extends OneNewsroom {

    private static final String ID = "0197a0b0-0000-7000-8000-000000000002";
    private static final String ARTICLE = "0197a0b0-0000-7000-8000-000000000001";
    private static final String COMMENT = "/moderation/comments/" + ID;
    private static final String MEASURES = "/moderation/measures";
    private static final String POLICY = "/moderation/policy";
    private static final String OF_ARTICLE = "/articles/" + ARTICLE + "/comments";

    private TestBrowser mo;

    @Override
    Map<String, String> more() {
        return Map.of(
                "broadsheet.newsroom.services.comments", articles.address(), "broadsheet.newsroom.language", "de");
    }

    @BeforeEach
    void anew() {
        issuer.scope = "openid comments:moderate articles:write";
        articles.answer("GET " + COMMENT, 200, """
                {"id":"%s","version":3,"articleId":"%s","author":"Ned","text":"Pills","postedAt":"2026-11-28T10:00:00Z",
                 "state":"visible","since":"2026-11-28T10:00:00Z","pinned":false,"decisions":[
                  {"by":"another","byName":"Ines Roth","at":"2026-11-28T10:01:00Z","version":3,"verdict":"approve"}]}""".formatted(ID, ARTICLE));
        articles.answer("GET " + MEASURES, 200, "{\"items\":[],\"next\":null}");
        mo = new TestBrowser(address);
    }

    private Document sent(String page, String form, Map<String, String> typed) throws Exception {
        var found = mo.page(page).selectFirst(form);
        return Jsoup.parse(
                mo.post(found.attr("action"), TestBrowser.filled(found, typed)).body());
    }

    private static String errors(String... pairs) {
        var errors = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            errors.append(i == 0 ? "" : ",")
                    .append("{\"field\":\"" + pairs[i] + "\",\"message\":\"" + pairs[i + 1] + "\"}");
        }
        return "{\"detail\":\"See errors.\",\"errors\":[" + errors + "]}";
    }

    @Test
    void saysAtTheCommentWhyNot() throws Exception {
        articles.answer(
                "PUT " + COMMENT + "/pin",
                409,
                "{\"detail\":\"Three comments of an article can be pinned: please take one off first.\"}");
        assertThat(sent(COMMENT, "form.pin", Map.of()).text()).contains("bitte lösen Sie erst einen");

        articles.answer(
                "POST " + COMMENT + "/decision",
                422,
                errors("statement", "Please keep the statement to 1,000 characters.", "tomorrow", "Something new."));
        assertThat(sent(COMMENT, ".verdict", Map.of("verdict", "reject")).text())
                .contains("unter 1.000 Zeichen. Something new.");

        articles.answer("POST " + COMMENT + "/decision", 409, "{\"detail\":\"Changed.\"}");
        assertThat(sent(COMMENT, ".verdict", Map.of("verdict", "reject")).text())
                .as("by the name that is known")
                .contains("Ines Roth (another) hat inzwischen darüber entschieden");
    }

    @Test
    void saysAtItsFieldWhyAMeasureIsNotTaken() throws Exception {
        var typed = Map.of("name", "Ned", "reason", "Insults");
        articles.answer(
                "POST " + MEASURES,
                422,
                errors(
                        "name",
                        "Please enter a name of at most 80 characters.",
                        "reason",
                        "Please enter a reason of at most 1,000 characters.",
                        "until",
                        "Please choose an end within a year.",
                        "kind",
                        "Please choose name or network."));

        var page = sent(MEASURES, "form[action='" + MEASURES + "']", typed);

        assertThat(described(page, "name")).contains("einen Namen von höchstens 80 Zeichen", "gleich aussehen");
        assertThat(described(page, "reason")).contains("einen Grund von höchstens 1.000 Zeichen");
        assertThat(described(page, "days")).contains("ein Ende innerhalb eines Jahres");
        assertThat(page.select("[role=alert]").text())
                .isEqualTo("Etwas stimmt noch nicht. Es ist unten markiert. Bitte wählen Sie Name oder Netz.");
    }

    /** What is read out of a field besides its label. */
    private static String described(Document page, String field) {
        var words = new StringBuilder();
        for (var id : page.getElementById(field).attr("aria-describedby").split(" ")) {
            words.append(page.getElementById(id).text()).append(' ');
        }
        return words.toString();
    }

    @Test
    void saysAtItsFieldWhyAPolicyIsNotTaken() throws Exception {
        articles.answer("GET " + POLICY, 200, """
                {"version":7,"mode":"hold-first","linksAllowed":1,"phases":[{"phase":"banned-words","action":"refuse"}],
                 "limits":{"shortest":1,"longest":5000,"provenAfter":1,"reportsToHold":3,"scoreAt":0.9},"bannedWords":[],"suspectWords":[]}""");
        articles.answer(
                "PUT " + POLICY,
                422,
                errors(
                        "limits.longest",
                        "Please enter at least the shortest, 20.",
                        "bannedWords[3]",
                        "Please keep both lists together to 1,000 words."));

        var page = sent(POLICY, "form[action='" + POLICY + "']", Map.of("then", "save", "mode", "none"));

        assertThat(described(page, "longest")).contains("mindestens das Kürzeste ein, 20");
        assertThat(described(page, "bannedWords")).contains("zusammen unter 1.000 Wörtern");
    }

    @Test
    void saysWhyAnAnswerToAReaderIsNotTaken() throws Exception {
        articles.answer("GET /newsroom/articles/" + ARTICLE, 200, """
                {"id":"%s","slug":"tides","state":"published","version":3,"title":"Tides","authors":[],
                 "changedAt":"2026-11-28T10:00:00Z"}""".formatted(ARTICLE));
        articles.answer("GET " + OF_ARTICLE, 200, "{\"items\":[],\"next\":null,\"pinned\":[]}");
        articles.answer("POST " + OF_ARTICLE, 409, "{\"detail\":\"Comments on this article are closed.\"}");
        assertThat(sent(OF_ARTICLE, "form[action^='" + OF_ARTICLE + "']", Map.of("text", "Well."))
                        .select("[role=alert]")
                        .text())
                .isEqualTo("Die Kommentare zu diesem Artikel sind geschlossen.");

        articles.answer("POST " + OF_ARTICLE, 422, errors("text", "Please shorten your comment."));
        assertThat(sent(OF_ARTICLE, "form[action^='" + OF_ARTICLE + "']", Map.of("text", "Well."))
                        .select("[role=alert]")
                        .text())
                .isEqualTo("Bitte kürzen Sie Ihren Kommentar.");
    }
}
