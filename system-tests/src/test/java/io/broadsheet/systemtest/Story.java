package io.broadsheet.systemtest;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The steps that people take, one call each; each fails if its answer is not the one they should get. */
final class Story {

    private static final Pattern TOKEN_LINK = Pattern.compile("https?://\\S+?token=([A-Za-z0-9_.~-]+)");

    private final Place newsroom;
    private final String token;

    Story(Place newsroom) {
        this.newsroom = newsroom;
        this.token = newsroom.token();
    }

    String token() {
        return token;
    }

    record Published(String id, String slug) {}

    static String articleText() {
        try (var text = Story.class.getResourceAsStream("/article.md")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Object> draft(String title, String source, List<String> tags) {
        return Map.of(
                "title",
                title,
                "standfirst",
                "“It’s only waiting”: what the gates of Nordvik cost, and what they cannot do",
                "body",
                Map.of("format", "markdown", "source", source),
                "authors",
                List.of("Åse Łukasik", "Tomás O’Brien"),
                "section",
                "World",
                "tags",
                tags,
                "language",
                "en",
                "commentsOpen",
                true);
    }

    /** @param headers of the call that publishes */
    Published publish(String title, List<String> tags, String... headers) {
        JsonNode draft = Http.post(
                        newsroom.articlesUrl() + "/newsroom/articles", token, draft(title, articleText(), tags))
                .expect(201)
                .json();
        String id = draft.get("id").asString();
        JsonNode published = Http.post(
                        newsroom.articlesUrl() + "/newsroom/articles/" + id + "/publication", token, Map.of(), headers)
                .expect(200)
                .json();
        return new Published(id, published.get("slug").asString());
    }

    /** Its new title is public at once. */
    void change(String articleId, String title, List<String> tags) {
        String seen =
                Http.staffGet(newsroomArticle(articleId), token).expect(200).header("ETag");
        Http.json("PUT", newsroomArticle(articleId), token, draft(title, articleText(), tags), "If-Match", seen)
                .expect(200);
        Http.post(newsroomArticle(articleId) + "/publication", token, Map.of()).expect(200);
    }

    void withdraw(String articleId, String reason) {
        Http.delete(
                        newsroomArticle(articleId) + "/publication?reason="
                                + URLEncoder.encode(reason, StandardCharsets.UTF_8),
                        token)
                .expect(200);
    }

    private String newsroomArticle(String id) {
        return newsroom.articlesUrl() + "/newsroom/articles/" + id;
    }

    JsonNode comment(String articleId, String author, String text) {
        await("comment-service knows the article")
                .atMost(Duration.ofSeconds(40))
                .until(() -> Http.get(comments(articleId)).status() == 200);
        return Http.post(comments(articleId), null, Map.of("author", author, "text", text))
                .expect(201)
                .json();
    }

    /** After a look at it. */
    void approve(String commentId) {
        String comment = newsroom.commentsUrl() + "/moderation/comments/" + commentId;
        long version =
                Http.staffGet(comment, token).expect(200).json().get("version").asLong();
        Http.post(comment + "/decision", token, Map.of("verdict", "approve", "version", version))
                .expect(200);
    }

    String comments(String articleId) {
        return newsroom.commentsUrl() + "/articles/" + articleId + "/comments";
    }

    Http.Answer article(String slug) {
        return Http.get(newsroom.articlesUrl() + "/articles/" + slug);
    }

    void subscribe(String email, List<String> topics) {
        Http.post(
                        newsroom.newsletterUrl() + "/subscriptions",
                        null,
                        Map.of(
                                "email",
                                email,
                                "cadence",
                                "daily",
                                "topics",
                                topics,
                                "timeZone",
                                "Europe/Oslo",
                                "hour",
                                7))
                .expect(202);
    }

    /** Follows the link of the confirmation mail, as a reader does: opens the page, presses its button. */
    void confirm(String email) {
        await("confirmation mail for " + email)
                .atMost(Duration.ofSeconds(40))
                .until(() -> mailTo(email).isPresent());
        String link = link(mailTo(email).orElseThrow());
        Http.get(link, "text/html").expect(200);
        Matcher found = TOKEN_LINK.matcher(link);
        if (!found.matches()) {
            throw new AssertionError("no token in the confirmation link");
        }
        Http.form(link.substring(0, link.indexOf('?')), Map.of("token", found.group(1)))
                .expect(200);
    }

    /** The same for many readers, reading the mailbox once. */
    void confirmAll(Set<String> emails) {
        await("confirmation mails")
                .atMost(Duration.ofSeconds(120))
                .until(() -> mails(10_000).stream()
                        .map(Story::recipient)
                        .collect(Collectors.toSet())
                        .containsAll(emails));
        for (JsonNode summary : mails(10_000)) {
            if (emails.contains(recipient(summary))) {
                String link = link(message(summary));
                int query = link.indexOf("?token=");
                Http.form(link.substring(0, query), Map.of("token", link.substring(query + "?token=".length())))
                        .expect(200);
            }
        }
    }

    private static String recipient(JsonNode summary) {
        return summary.get("To").get(0).get("Address").asString();
    }

    private JsonNode message(JsonNode summary) {
        return Http.get(newsroom.mailUrl() + "/api/v1/message/"
                        + summary.get("ID").asString())
                .expect(200)
                .json();
    }

    private static String link(JsonNode mail) {
        Matcher link = TOKEN_LINK.matcher(mail.get("Text").asString());
        if (!link.find()) {
            throw new AssertionError(
                    "no link with a token in: " + mail.get("Text").asString());
        }
        return link.group();
    }

    JsonNode runDaily(String... headers) {
        Http.Answer answer = Http.post(
                newsroom.newsletterUrl() + "/newsroom/editions/run", token, Map.of("cadence", "daily"), headers);
        if (answer.status() / 100 != 2) {
            answer.expect(200);
        }
        return answer.json();
    }

    /** Whether the cut was made; not while another one, perhaps of somebody dead, is under way. */
    boolean tryRunDaily() {
        return Http.post(newsroom.newsletterUrl() + "/newsroom/editions/run", token, Map.of("cadence", "daily"))
                        .status()
                == 202;
    }

    /** The newest mail to an address, whole. */
    Optional<JsonNode> mailTo(String email) {
        return mails(1000).stream()
                .filter(mail ->
                        email.equals(mail.get("To").get(0).get("Address").asString()))
                .findFirst()
                .map(mail -> Http.get(newsroom.mailUrl() + "/api/v1/message/"
                                + mail.get("ID").asString())
                        .expect(200)
                        .json());
    }

    /** Summaries, newest first. */
    List<JsonNode> mails(int limit) {
        JsonNode messages = Http.get(newsroom.mailUrl() + "/api/v1/messages?limit=" + limit)
                .expect(200)
                .json()
                .get("messages");
        return StreamSupport.stream(messages.spliterator(), false).toList();
    }

    int countMails() {
        return Http.get(newsroom.mailUrl() + "/api/v1/messages?limit=1")
                .expect(200)
                .json()
                .get("total")
                .asInt();
    }

    void forgetMails() {
        Http.delete(newsroom.mailUrl() + "/api/v1/messages", null).expect(200);
    }
}
