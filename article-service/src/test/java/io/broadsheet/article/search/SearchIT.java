package io.broadsheet.article.search;

import static io.broadsheet.article.Newsroom.draft;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.article.ArticleServiceTest;
import io.broadsheet.article.Newsroom;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@ArticleServiceTest
class SearchIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private RestTestClient client;

    @Autowired
    private SearchIndex index;

    private Newsroom newsroom;

    @BeforeEach
    void editor() {
        newsroom = new Newsroom(client);
        await().atMost(Duration.ofSeconds(30)).until(index::isComplete);
    }

    private UUID published(String language, String title, String text, String... tags) {
        var draft = draft(title);
        draft.put("language", language);
        draft.put("tags", List.of(tags));
        draft.put("body", Map.of("format", "markdown", "source", text));
        return newsroom.published(draft);
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, @Nullable Object>> items(String uri, Object... variables) {
        return (List<Map<String, @Nullable Object>>) answer(uri, variables).get("items");
    }

    @SuppressWarnings("unchecked")
    private Map<String, @Nullable Object> answer(String uri, Object... variables) {
        return client.get()
                .uri(uri, variables)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
    }

    private List<String> titles(String q) {
        return items("/articles/search?q={q}", q).stream()
                .map(item -> String.valueOf(item.get("title")))
                .toList();
    }

    private void awaitFound(String q, String title) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(titles(q)).contains(title));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Ferries collide off Nordvik       | The harbours were closed.                        | ferry harbour",
                "de | Die Häuser am Meer                | Viele Familien verließen ihre Wohnungen.         | haus wohnung",
                "fr | L’école fermée                    | Les élèves sont restés chez eux.                 | ecole eleve",
                "es | Elecciones en otoño               | Los ciudadanos votaron tranquilamente.           | elección ciudadano",
                "ar | الانتخابات البرلمانية             | صوت المواطنون في المدارس.                        | انتخابات مواطن",
                "hi | चुनावों की तारीख                      | किताबें और लड़कियाँ स्कूल में                          | चुनाव किताब",
                "ja | 東京都の新しい橋                   | 橋は来年開通する予定です。                        | 東京 開通",
                "ru | Новые мосты столицы               | Жители города довольны.                          | мост житель",
                "eo | La nova ponto                     | La urbo konstruis ĝin.                           | ponto urbo"
            })
    void findsWordsInOtherFormsOfTheirLanguage(String language, String title, String text, String q) {
        published(language, title, text);

        awaitFound(q, title);
        assertThat(titles(q)).hasSize(1);
    }

    @Test
    void knowsPhrasesPrefixesAndWhatIsNotWanted() {
        published("en", "Lighthouse keepers", "A keeper of the quiet lantern room climbs slowly.");
        published("en", "Lantern makers", "In the room of quiet makers no keeper climbs.");
        awaitFound("lantern", "Lantern makers");
        awaitFound("lantern", "Lighthouse keepers");

        assertThat(titles("\"quiet lantern room\"")).containsExactly("Lighthouse keepers");
        assertThat(titles("lighthou*")).containsExactly("Lighthouse keepers");
        assertThat(titles("lantern -lighthouse")).containsExactly("Lantern makers");
        assertThat(titles("lantern").getFirst()).isEqualTo("Lantern makers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zeppelin AND",
                "\"zeppelin",
                "(zeppelin",
                "zeppelin:^~",
                "title:[* zeppelin",
                "zeppelin\\",
                "+zeppelin !"
            })
    void answersWhateverIsTyped(String q) {
        if (titles("zeppelin").isEmpty()) {
            published("en", "A zeppelin over the bay", "It turned and went.");
        }
        awaitFound("zeppelin", "A zeppelin over the bay");

        assertThat(items("/articles/search?q={q}", q)).isNotEmpty();
    }

    @Test
    void findsATitleOfNothingButSmallWords() {
        published("en", "To be or not to be", "That question was put again.");

        awaitFound("to be or not to be", "To be or not to be");
    }

    @Test
    @SuppressWarnings("unchecked")
    void marksWhatWasLookedForAndEscapesTheRest() {
        published(
                "en",
                "Fish & <chips> for the mayor",
                "Before that.\n\nThe mayor said “1 \\< 2” about chips & peas, and 'so on'.");
        awaitFound("mayor chips", "Fish & <chips> for the mayor");

        var highlights = (Map<String, Object>)
                items("/articles/search?q=mayor chips").getFirst().get("highlights");

        assertThat(highlights.get("title"))
                .isEqualTo("Fish &amp; &lt;<mark>chips</mark>&gt; for the <mark>mayor</mark>");
        assertThat(highlights.get("standfirst")).isNull();
        assertThat(String.join("", (List<String>) highlights.get("fragments")))
                .contains("The <mark>mayor</mark> said “1 &lt; 2” about <mark>chips</mark> &amp; peas");
    }

    @Test
    void forgetsWhatIsWithdrawnOrErasedAndKnowsWhatIsRevised() {
        var withdrawn = published("en", "Vanishing quokka", "A quokka.");
        var erased = published("en", "Erased quokka", "A quokka.");
        var revised = published("en", "Revised quokka", "A quokka.");
        awaitFound("quokka", "Revised quokka");

        newsroom.withdraw(withdrawn, "Wrong").expectStatus().isOk();
        newsroom.erase(erased).expectStatus().isNoContent();
        newsroom.edit(revised, 2, draft("Revised wombat")).expectStatus().isOk();
        newsroom.publish(revised).expectStatus().isOk();

        awaitFound("wombat", "Revised wombat");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(titles("quokka")).isEmpty());
        newsroom.publish(withdrawn).expectStatus().isOk();
        awaitFound("quokka", "Vanishing quokka");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ja | 駅の猫       | 昨日、駅前で猫が見つかった。鉄道12306も。 | 猫; 駅前; 見つか; 12306; 猫が; １２３０６; 駅前 猫",
                "de | Schifffahrt | Die Donau\u00ADdampf\u00ADschiff\u00ADfahrt am Haupt\u200Bbahnhof. | Donaudampfschifffahrt; Hauptbahnhof; Dampfschifffahrt; Bahnhof",
                "fa | رفتن         | می‌خواهم بروم. | می‌خواهم; خواهم",
                "en | Ligatures   | The \uFB01nal o\uFB03ce of the street. | final office",
                "de | Gipfeltreffen | Der Klimagipfel tagte in der Müllerstraße. Größe und Naïvität. | Gipfel; klima*; Klima; Muellerstrasse; groesse; Müllerstraße; Naivität",
                "en | Names       | Mr Müller of Göteborg ate crème brûlée with Soeren Mu\u0308hsam. | Mueller; Muller; Goteborg; creme brulee; Goeteborg; Sören; Muehsam",
                "ar | القاهرة      | قال أحمد إن المُدَرِّسة في القاهرة. | احمد; مدرسة; القاهره",
                "tr | Işık        | İstanbul’da ışık. | istanbul; İSTANBUL"
            })
    void findsWordsInOtherSpellings(String language, String title, String text, String queries) {
        published(language, title, unescaped(text));

        for (var q : queries.split("; ")) {
            awaitFound(q, title);
        }
    }

    /** Inputs that other systems failed at, {@code src/test/resources/cases}: each line is what is asked for, and where it is. */
    @Test
    void findsWhatReadersAskFor() throws Exception {
        var drafts = "26-cat 27-soft 27-persian 27-ligature 28-german 28-english 28-arabic 28-turkish";
        for (var draft : drafts.split(" ")) {
            publishCase(draft);
        }
        for (var file : List.of("26-queries", "27-queries", "28-queries")) {
            for (var line : readCase(file + ".txt").strip().split("\n")) {
                var asked = line.split(" -> ");
                var draft = asked.length == 1 ? "26-cat" : asked[1].split(" ")[0];
                awaitFound(asked[0], "Case " + draft);
            }
        }
        assertThat(answer("/articles/search?q=猫").toString()).contains("<mark>猫</mark>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"29-emoji-wall", "29-end-of-100000"})
    void fragmentsOfLongTextsAreWholeCharacters(String draft) throws Exception {
        publishCase(draft);
        var q = "harbour " + draft.replace('-', ' ');
        awaitFound(q, "Case " + draft);

        var fragments = items("/articles/search?q={q}", q).toString();

        assertThat(fragments).contains("<mark>harbour</mark>").doesNotContain("\uFFFD");
        assertThat(fragments.codePoints()).noneMatch(each -> each >= 0xD800 && each <= 0xDFFF);
    }

    @Test
    void charactersByNumberThatAreNoneAreInNoAnswer() throws Exception {
        publishCase("09-numeric-references");
        awaitFound("09 numeric references", "Case 09-numeric-references");

        var found = items("/articles/search?q={q}", "09 numeric references").toString();

        assertThat(found).contains("It’s");
        assertThat(found.codePoints())
                .noneMatch(each -> each < 0x20 && each != '\n'
                        || each >= 0x7F && each <= 0x9F
                        || (each & 0xFFFE) == 0xFFFE
                        || each >= 0xD800 && each <= 0xDFFF);
    }

    private void publishCase(String draft) throws IOException {
        newsroom.published(JSON.readValue(readCase(draft + ".json"), new TypeReference<Map<String, Object>>() {}));
    }

    private static String readCase(String file) throws IOException {
        try (var read = SearchIT.class.getResourceAsStream("/cases/" + file)) {
            return new String(read.readAllBytes(), UTF_8);
        }
    }

    private static String unescaped(String text) {
        return Pattern.compile("\\\\u(....)")
                .matcher(text)
                .replaceAll(code -> Character.toString(Integer.parseInt(code.group(1), 16)));
    }

    @Test
    void marksASingleIdeographAndTheWholeWordThatOneIsPartOf() {
        published("ja", "夜の犬", "昨日、駅前で犬が見つかった。");
        published("de", "Der Friedensgipfel", "Der Friedensgipfel begann.");
        awaitFound("犬", "夜の犬");
        awaitFound("gipfel", "Der Friedensgipfel");

        assertThat(items("/articles/search?q=犬").getFirst().get("highlights").toString())
                .contains("駅前で<mark>犬</mark>が");
        assertThat(items("/articles/search?q=gipfel").toString()).contains("Der <mark>Friedensgipfel</mark> begann.");
    }

    @Test
    void takesAMistypedWordForOneThatThereIs() {
        published("de", "Das Bundesverfassungsgericht", "Es tagte lange über Quastenflosser.");
        awaitFound("Quastenflosser", "Das Bundesverfassungsgericht");

        var nothingElse = answer("/articles/search?q=Quastenfloser");
        assertThat(nothingElse).containsEntry("didYouMean", "Quastenflosser").containsEntry("corrected", true);
        assertThat((List<?>) nothingElse.get("items")).hasSize(1);

        var oneWordIs = answer("/articles/search?q=tagte Quastenfloser niemals");
        assertThat(oneWordIs).containsEntry("corrected", false);
        assertThat(answer("/articles/search?q=Quastenflosser")).containsEntry("didYouMean", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"😀", "👨‍👩‍👧‍👦", "🇳🇴", "e\u0301"})
    void fragmentsAreWholeCharactersOfTheText(String character) {
        var word = "pangolin" + character.codePointAt(0);
        var wall = character.repeat(3_000);
        published("en", "Wall of " + word, wall + ' ' + word + ' ' + wall);
        awaitFound(word, "Wall of " + word);

        var fragments = fragments(word);

        assertThat(fragments).isNotEmpty();
        assertThat(fragments).allSatisfy(fragment -> {
            var shown = fragment.replaceAll("</?mark>|^… | …$", "")
                    .replace(word, "")
                    .replace(" ", "");
            assertThat(shown.length() % character.length()).isZero();
            assertThat(shown).isEqualTo(character.repeat(shown.length() / character.length()));
        });
    }

    @Test
    void noFragmentRunsFromAHeadingIntoItsParagraph() {
        published("en", "Two parts", "First words.\n\n## The okapi heading\n\nWhere okapis live is told here.");
        awaitFound("okapi", "Two parts");

        assertThat(fragments("okapi"))
                .noneSatisfy(
                        fragment -> assertThat(fragment).contains("heading").contains("live"));
    }

    @SuppressWarnings("unchecked")
    private List<String> fragments(String q) {
        var highlights = (Map<String, Object>)
                items("/articles/search?q={q}", q).getFirst().get("highlights");
        return (List<String>) highlights.get("fragments");
    }

    @Test
    void pagesNeitherSkipNorRepeatWhileTheIndexMoves() {
        for (var i = 0; i < 9; i++) {
            published("en", "Capybara number " + i, "About capybara.".repeat(1 + i % 3));
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> titles("capybara").size() == 9);
        var first = answer("/articles/search?q=capybara&limit=3");
        assertThat(first).containsEntry("total", 9).containsEntry("totalIsExact", true);
        var pages = (List<?>) first.get("pages");
        assertThat(pages).hasSize(2);
        assertThat(first.get("next")).isEqualTo(pages.getFirst());

        for (var other : List.of("q=capybaras", "q=capybara&section=Sport", "q=capybara&language=en")) {
            client.get()
                    .uri("/articles/search?" + other + "&limit=3&after=" + pages.getFirst())
                    .exchange()
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.detail")
                    .isEqualTo("after: not a cursor of this list.");
        }

        published("en", "Capybara capybara", "Capybara, capybara and capybara.");
        await().atMost(Duration.ofSeconds(10)).until(() -> titles("capybara").size() == 10);

        var titles = new ArrayList<String>(titlesIn(first));
        pages.forEach(page -> titles.addAll(titlesIn(answer("/articles/search?q=capybara&limit=3&after=" + page))));
        assertThat(titles).hasSize(9).doesNotHaveDuplicates().doesNotContain("Capybara capybara");
    }

    private static List<String> titlesIn(Map<String, ?> answer) {
        return ((List<?>) answer.get("items"))
                .stream()
                        .map(item -> String.valueOf(((Map<?, ?>) item).get("title")))
                        .toList();
    }

    @Test
    void goesOnPageByPageWithoutDoublingAny() {
        for (var i = 0; i < 7; i++) {
            published("en", "Axolotl number " + i, "About axolotl.");
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> titles("axolotl").size() == 7);

        var titles = new ArrayList<String>();
        String after = null;
        do {
            var page = client.get()
                    .uri("/articles/search?q=axolotl&limit=3" + (after == null ? "" : "&after=" + after))
                    .exchange()
                    .expectBody(Map.class)
                    .returnResult()
                    .getResponseBody();
            ((List<?>) page.get("items")).forEach(item -> titles.add(String.valueOf(((Map<?, ?>) item).get("title"))));
            after = (String) page.get("next");
        } while (after != null);

        assertThat(titles).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void keepsToTagSectionAndLanguage() {
        published("en", "Narwhal in English", "Seen.", "arctic");
        published("de", "Narwhal auf Deutsch", "Gesehen.", "meer");
        await().atMost(Duration.ofSeconds(10)).until(() -> titles("narwhal").size() == 2);

        assertThat(items("/articles/search?q=narwhal&language=de")).hasSize(1);
        assertThat(items("/articles/search?q=narwhal&tag=arctic")).hasSize(1);
        assertThat(items("/articles/search?q=narwhal&tag= ARC\u00ADTIC")).hasSize(1);
        assertThat(items("/articles/search?q=narwhal&section=Nowhere")).isEmpty();
        assertThat(titles("ana sorel narwhal")).hasSize(2);
    }

    @Test
    void refusesNothingAndTooMuch() {
        for (var q : List.of("", " \u200B ", "w".repeat(201))) {
            client.get()
                    .uri("/articles/search?q={q}", q)
                    .exchange()
                    .expectStatus()
                    .isEqualTo(422)
                    .expectBody()
                    .jsonPath("$.errors[0].field")
                    .isEqualTo("q");
        }
        client.get().uri("/articles/search").exchange().expectStatus().isEqualTo(422);
        client.get()
                .uri("/articles/search?q=a&after=x")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void relatedHaveAReasonAndAreNeverTheArticleItself() {
        var volcano = "The volcano’s lava reached the village before dawn; ash covered roofs and the crater glowed.";
        published("en", "Volcano wakes", volcano, "iceland", "volcanoes");
        published(
                "en",
                "Crater glows again",
                "Lava and ash from the crater; the volcano sleeps in no village now. Dawn and roofs.",
                "science");
        var tagged = published("en", "Island economy", "Prices of wool rose in spring.", "iceland");
        published("de", "Vulkan", volcano, "iceland");
        for (var i = 0; i < 3; i++) {
            published("en", "Something else " + i, "Nothing of the kind was told about number " + i, "other");
        }
        awaitFound("wool", "Island economy");

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(items("/articles/volcano-wakes/related"))
                        .extracting(item -> item.get("title") + ": " + item.get("reason"))
                        .containsExactlyInAnyOrder(
                                "Crater glows again: Similar story", "Island economy: Also about iceland"));

        newsroom.withdraw(tagged, "Wrong").expectStatus().isOk();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(items("/articles/volcano-wakes/related"))
                        .extracting(item -> item.get("title"))
                        .containsExactly("Crater glows again"));
        assertThat(items("/articles/volcano-wakes/related?limit=1")).hasSize(1);
        client.get()
                .uri("/articles/island-economy/related")
                .exchange()
                .expectStatus()
                .isEqualTo(410);
        client.get()
                .uri("/articles/never-there/related")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void aSectionHasTheArticlesOfThoseWithinIt() {
        for (var section : List.of("Inner Thule", "THULE", "Thulean")) {
            var draft = draft("Narwhals of " + section);
            draft.put("section", section);
            newsroom.published(draft);
        }
        awaitFound("narwhals", "Narwhals of Inner Thule");
        awaitFound("narwhals", "Narwhals of THULE");
        var tree = newsroom.get("/newsroom/sections").expectBody(Map.class).returnResult();
        var version = ((Number) tree.getResponseBody().get("version")).longValue();
        var thule = Map.of("name", "Thule", "children", List.of(Map.of("name", "Inner thule")));
        newsroom.put("/newsroom/sections", version, Map.of("sections", List.of(thule)))
                .expectStatus()
                .isOk();
        try {
            await().untilAsserted(() -> assertThat(items("/articles/search?q=narwhals&section={section}", "thulE"))
                    .extracting(item -> item.get("title"))
                    .containsExactlyInAnyOrder("Narwhals of Inner Thule", "Narwhals of THULE"));
            var first = answer("/articles/search?q=narwhals&section=Thule&limit=1");
            assertThat(items("/articles/search?q=narwhals&section=Thule&limit=1&after={next}", first.get("next")))
                    .hasSize(1);
            assertThat(items("/articles/search?q=narwhals&section=Inner Thule")).hasSize(1);
        } finally {
            newsroom.put("/newsroom/sections", version + 1, Map.of("sections", List.of()))
                    .expectStatus()
                    .isOk();
        }
    }

    @Test
    void relatedOfTheSameSectionAreTheLastResort() {
        for (var title : List.of("Pangolin census", "Budget vote")) {
            var draft = draft(title);
            draft.put("section", "Faraway");
            draft.put("tags", List.of());
            draft.put("body", Map.of("format", "markdown", "source", title + "."));
            newsroom.published(draft);
        }
        awaitFound("budget vote", "Budget vote");
        awaitFound("pangolin", "Pangolin census");

        assertThat(items("/articles/pangolin-census/related"))
                .extracting(item -> item.get("title") + ": " + item.get("reason"))
                .containsExactly("Budget vote: More from Faraway");
    }
}
