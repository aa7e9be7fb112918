package io.broadsheet.comment.api;

import static io.broadsheet.chassis.testing.TestStaff.bearerNamed;
import static io.broadsheet.chassis.testing.TestStaff.bearerOf;
import static io.broadsheet.comment.Visitors.words;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.comment.CommentServiceTest;
import io.broadsheet.comment.Visitors;
import io.broadsheet.comment.Visitors.Posted;
import io.broadsheet.comment.domain.Article;
import io.broadsheet.comment.domain.Articles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Whom the policy knows, and whose names are not for everybody. Files under {@code cases/} are what people sent. */
@CommentServiceTest
class KnownAuthorsIT {

    @Autowired
    private RestTestClient client;

    @Autowired
    private Articles articles;

    private Visitors visitors;
    private UUID article;

    @BeforeEach
    void anArticleByMariaLopez() {
        visitors = new Visitors(client);
        article = UUID.randomUUID();
        articles.put(
                article,
                1,
                new Article.Published(
                        "pier", "The old pier", true, null, List.of("Maria Lopez", "Coco", "Linus", "Irene")));
    }

    private Posted as(String name, String text, @Nullable String token) {
        return Visitors.posted(
                token == null
                        ? visitors.post(article, words(name, text))
                        : visitors.post(article, words(name, text), "X-Author-Token", token));
    }

    private Posted approved(String name) {
        var own = as(name, "Said first by " + name, null);
        visitors.decide(own.id(), "approve").expectStatus().isOk();
        return own;
    }

    private List<String> heldFor(UUID id) {
        var comment = visitors.moderate(HttpMethod.GET, "/comments/" + id, null)
                .expectBody(new ParameterizedTypeReference<Map<String, Object>>() {})
                .returnResult()
                .getResponseBody();
        return ((List<?>) comment.get("heldFor"))
                .stream().map(hold -> (String) ((Map<?, ?>) hold).get("rule")).toList();
    }

    @Test
    void whoeverShowsTheTokenUnderTheApprovedNameIsKnown() {
        String name = "Rita " + UUID.randomUUID();
        var first = approved(name);

        var next = as(name, "And again", first.authorToken());

        assertThat(next.state()).isEqualTo("visible");
        assertThat(next.authorToken()).isEqualTo(first.authorToken());
        var inBody = words(name, "In the body");
        inBody.put("authorToken", first.authorToken());
        assertThat(Visitors.posted(visitors.post(article, inBody)).state()).isEqualTo("visible");
    }

    @Test
    void typingAnApprovedNameIsNotEnough() {
        String name = "Rita " + UUID.randomUUID();
        var ritas = approved(name);
        var others = approved("Otto " + UUID.randomUUID());

        for (String token : new String[] {null, "nonsense", others.authorToken(), ritas.editToken()}) {
            var impostor = as(name, "Buy now " + token, token);
            assertThat(impostor.state()).isEqualTo("held");
            assertThat(impostor.authorToken()).isNotEqualTo(ritas.authorToken());
            assertThat(heldFor(impostor.id())).contains("first-comment", "others-name");
        }
        var wide = as(name.replace("Rita", "\uFF32\uFF49\uFF54\uFF41"), "In full width", ritas.authorToken());
        assertThat(wide.state()).isEqualTo("held");
    }

    @Test
    void aTokenWithoutAnApprovedCommentIsWorthNothing() {
        String name = "Rita " + UUID.randomUUID();
        var held = as(name, "One", null);

        assertThat(as(name, "Two", held.authorToken()).state()).isEqualTo("held");
    }

    @Test
    void theSameCallWithAndWithoutTokenIsTheSameCall() {
        String name = "Rita " + UUID.randomUUID();
        String key = UUID.randomUUID().toString();
        String[] from = {"Idempotency-Key", key, "Forwarded", "for=192.0.2.70"};
        var first = Visitors.posted(visitors.post(article, words(name, "Once"), from));
        var withToken = words(name, "Once");
        withToken.put("authorToken", first.authorToken());

        assertThat(Visitors.posted(visitors.post(article, withToken, from)).id())
                .isEqualTo(first.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"42-hangul-filler", "42-braille-blank", "42-zwj-only", "42-tag-characters", "42-just-mark"})
    void namesOfNothingVisibleAreNone(String file) throws IOException {
        visitors.post(article, file(file))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].message")
                .isEqualTo("Please enter your name here");
    }

    @ParameterizedTest
    @CsvSource({
        "42-author-of-article, article-author-name",
        "42-fullwidth, article-author-name",
        "42-with-variation-selector, article-author-name",
        "42-cyrillic-mixed, article-author-name",
        "42-cyrillic-mixed, mixed-scripts",
        "42-all-cyrillic, article-author-name",
        "42-capital-i-for-l, article-author-name",
        "42-greek-iota, article-author-name",
        "42-greek-iota, mixed-scripts",
        "42-moderator, staff-name",
        "42-url-name, many-links"
    })
    void aNameThatMayBeTakenForAnothersIsHeldAndTheModeratorIsTold(String file, String rule) throws IOException {
        var own = Visitors.posted(visitors.post(article, file(file)));

        assertThat(own.state()).isEqualTo("held");
        assertThat(heldFor(own.id())).contains(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The Editors",
                "M0derator",
                "ModeratorTeam",
                "m.o.d.e.r.a.t.o.r",
                "Mode\u200Brator",
                "site admin",
                "ADMINISTRATOR",
                "Newsroom Staff",
                "\u041Coderator"
            })
    void titlesOfStaffInAnyDressAreHeld(String name) {
        assertThat(heldFor(as(name, "I decide here, said " + name, null).id())).contains("staff-name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Badminton Fan", "Jane Stafford", "Modesty", "Ed"})
    void ordinaryNamesAreNoTitles(String name) {
        assertThat(heldFor(as(name, "Hello from " + name, null).id())).doesNotContain("staff-name");
    }

    @Test
    void authorsOfOtherArticlesAreNamedApart() {
        var elsewhere = UUID.randomUUID();
        String author = "Svetlana Osterhout " + UUID.randomUUID();
        articles.put(elsewhere, 1, new Article.Published("x", "X", true, null, List.of(author)));

        assertThat(heldFor(as(author.toUpperCase() + " (author)", "Hello", null).id()))
                .contains("site-author-name");
    }

    @Test
    void namesOfAuthorsAreHeldEvenWhereNothingElseIs() {
        visitors.moderate(HttpMethod.PUT, "/policy", Map.of("mode", "none"))
                .expectStatus()
                .isOk();
        try {
            assertThat(as("Maria Lopez", "It is me", null).state()).isEqualTo("held");
            assertThat(as("Somebody " + UUID.randomUUID(), "It is me too", null).state())
                    .isEqualTo("visible");
        } finally {
            visitors.moderate(HttpMethod.PUT, "/policy", Map.of("mode", "hold-first"));
        }
    }

    @Test
    void anAuthorWhomAModeratorLetThroughIsKnownLikeAnybody() {
        var maria = approved("Maria Lopez");

        assertThat(as("Maria Lopez", "Thank you all", maria.authorToken()).state())
                .isEqualTo("visible");
        assertThat(as("Maria Lopez", "Thank me all", null).state()).isEqualTo("held");
    }

    @Test
    void whoeverIsSignedInIsShownAtOnceAndMarkedAndNobodyElse() {
        String staff = bearerOf("maria", "articles:write");
        var own =
                Visitors.posted(visitors.post(article, words("Maria Lopez", "Thank you all"), "Authorization", staff));
        var reader = visitors.visible(article, "Rita " + UUID.randomUUID(), "Well said", null);
        var operator = visitors.post(
                article, words("Otto " + UUID.randomUUID(), "Me too"), "Authorization", bearerOf("otto", "operations"));

        assertThat(own.state()).isEqualTo("visible");
        assertThat(Visitors.posted(operator).state()).isEqualTo("held");
        visitors.get("/articles/" + article + "/comments?sort=oldest")
                .expectBody()
                .jsonPath("$.items[0].staff")
                .isEqualTo(true)
                .jsonPath("$.items[1].id")
                .isEqualTo(reader.toString())
                .jsonPath("$.items[1].staff")
                .doesNotExist();
        visitors.edit(own, "Thank you, all of you")
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("visible");
        // Not by who has the same name, either.
        assertThat(heldFor(as("M\u00E1ria Lopez", "I decide here", null).id())).contains("staff-name");
        // The mark is no licence for whoever finds the token of the author.
        assertThat(as("Maria Lopez", "It is me again", own.authorToken()).state())
                .isEqualTo("held");
        visitors.remove(own).expectStatus().isNoContent();
        assertThat(heldFor(as("Maria Lopez", "Nobody else is", null).id())).doesNotContain("staff-name");
    }

    @Test
    void aNameIsOnesOwnOnlyAsTheTokenTellsIt() {
        String staff = bearerNamed("maria", "Maria Lopez", "comments:moderate");
        visitors.post(article, words("MARIA  lopez", "I wrote it"), "Authorization", staff);
        visitors.post(article, words("Ines Roth", "So did I"), "Authorization", staff);
        visitors.post(article, words("maria", "And I"), "Authorization", bearerOf("maria", "articles:write"));

        visitors.get("/articles/" + article + "/comments?sort=oldest")
                .expectBody()
                .jsonPath("$.items[*].staff")
                .isEqualTo(List.of(true, true, true))
                .jsonPath("$.items[?(@.ownName == true)].text")
                .isEqualTo(List.of("I wrote it"));
    }

    private static String file(String name) throws IOException {
        try (var file = KnownAuthorsIT.class.getResourceAsStream("/cases/" + name + ".json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
