package io.broadsheet.newsletter.edition.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.newsletter.delivery.MailContent;
import io.broadsheet.newsletter.delivery.mime.EncodedSize;
import io.broadsheet.newsletter.delivery.mime.MailBody;
import io.broadsheet.newsletter.delivery.mime.MailBody.Links;
import io.broadsheet.newsletter.delivery.mime.MailHeaders;
import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.edition.domain.Story;
import io.broadsheet.newsletter.layout.Translations;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** From stories to the bytes of a mail, and back by another parser. */
class DigestMailTest {
    private static final Links LINKS = new Links(
            "https://letters.news.example/unsubscribe/" + "u".repeat(54),
            "https://letters.news.example/subscriptions/" + "p".repeat(54));

    private final DigestRenderer renderer = new DigestRenderer(
            new Translations(Locale.ENGLISH),
            "The Tide",
            "https://news.example",
            "Pier 4, <Harbour>",
            new EncodedSize());

    @ParameterizedTest
    @CsvSource({
        "The harbour gate opens and closes, 300",
        "港の水門が開き、そして閉じる。, 300",
        "المدينة تغلق بوابة الميناء قبل العاصفة, 300",
        "Das Hafentor öffnet früh und schließt spät, 300",
        "👩‍👩‍👧‍👦, 75",
        "e\u0301, 150",
        "&, 300"
    })
    void isShownWholeInAnyScript(String phrase, int times) throws Exception {
        var title = phrase.repeat(times).substring(0, 300);
        var stories = IntStream.range(0, 200)
                .mapToObj(i -> story(title, phrase.repeat(400).substring(0, 400)))
                .toList();

        var mail = mail(renderer.render(Cadence.DAILY, stories));

        assertThat(mail.length).isLessThan(100_000);
        assertThat(part(mail, 0).contains("And 150 more") || mail.length > 90_000)
                .as("no more is left out than must be: %s bytes", mail.length)
                .isTrue();
        assertThat(part(mail, 0))
                .contains("more: https://news.example", "Unsubscribe: " + LINKS.unsubscribe(), "Pier 4, <Harbour>");
        assertThat(part(mail, 1))
                .containsPattern("And \\d+ more")
                .contains("Pier 4, &lt;Harbour&gt;")
                .contains("<a href=\"" + LINKS.unsubscribe() + "\"", "<a href=\"" + LINKS.preferences() + "\"");
    }

    @Test
    void endsAfterFiftyStoriesThoughAFirstDigestHasMore() {
        var content = renderer.render(
                Cadence.DAILY,
                IntStream.range(0, 199).mapToObj(i -> story("Story " + i, "")).toList());

        assertThat(content.subject()).isEqualTo("Story 0 – and 198 more");
        assertThat(content.text()).contains("Story 49\n", "And 149 more").doesNotContain("Story 50\n");
        assertThat(content.html()).contains("And 149 more").doesNotContain(">Story 50<");
    }

    @Test
    void hasThePapersLookInLightAndDarkAndSaysBesideTheSubjectWhatComesNext() {
        var content = renderer.render(
                Cadence.DAILY, List.of(story("First", "One."), story("Second & more", "Two."), story("Third", "")));

        assertThat(content.html())
                .contains("<html lang=\"en\" dir=\"ltr\">", "max-width:600px", "prefers-color-scheme: dark")
                .contains("<a href=\"https://news.example\"", ">The Tide</a>")
                .containsPattern("display:none[^>]+>Second &amp; more · Third&#847;");
    }

    @Test
    void speaksTheLanguageOfItsStories() {
        var arabic = renderer.render(Cadence.WEEKLY, List.of(in("ar", "الميناء"), in("ar-EG", "البحر")));
        var mixed = renderer.render(Cadence.WEEKLY, List.of(in("ar", "الميناء"), in("de", "Hafen")));

        assertThat(arabic.html())
                .contains("<html lang=\"ar\" dir=\"rtl\">", "نشرتك الأسبوعية")
                .doesNotContain("Unsubscribe");
        assertThat(arabic.text()).contains("ألغِ الاشتراك: " + MailContent.UNSUBSCRIBE);
        assertThat(mixed.html())
                .contains(
                        "<html lang=\"en\"",
                        "Your weekly digest",
                        "lang=\"ar\" dir=\"rtl\"",
                        "lang=\"de\" dir=\"ltr\"");
    }

    @Test
    void bringsOneStoryHoweverBigItIs() {
        var content = renderer.render(
                Cadence.DAILY, List.of(story("Long", "x".repeat(200_000)), story("Second", "y".repeat(200_000))));

        assertThat(content.text()).contains("Long", "And 1 more");
    }

    @Test
    void takesTheShorterEncoding() throws Exception {
        var latin = new String(
                mail(renderer.render(Cadence.DAILY, List.of(story("Früh", "Spät")))), StandardCharsets.US_ASCII);
        var japanese = new String(
                mail(renderer.render(
                        Cadence.DAILY,
                        Stream.generate(() -> story("港".repeat(300), "門".repeat(300)))
                                .limit(20)
                                .toList())),
                StandardCharsets.US_ASCII);

        assertThat(latin).contains("quoted-printable").doesNotContain("base64");
        assertThat(japanese).contains("Content-Transfer-Encoding: base64").doesNotContain("quoted-printable");
        assertThat(japanese.split("\r\n")).allMatch(line -> line.length() <= 998);
    }

    @ParameterizedTest
    @MethodSource
    void bringsTitlesAcrossAsTheyAre(String title) throws Exception {
        var mail = mail(renderer.render(Cadence.DAILY, List.of(story(title, title))));

        var message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
        assertThat(message.getSubject()).isEqualTo(StoryText.plain(title));
        assertThat(message.getAllHeaders().asIterator()).toIterable().hasSize(2);
        assertThat(part(mail, 0))
                .contains("\r\n\r\n" + StoryText.plain(title) + "\r\n" + StoryText.plain(title) + "\r\n");
        assertThat(part(mail, 1)).contains(">" + StoryText.escaped(StoryText.plain(title)) + "</a></h2>");
    }

    static Stream<String> bringsTitlesAcrossAsTheyAre() throws IOException {
        try (InputStream cases =
                Objects.requireNonNull(DigestMailTest.class.getResourceAsStream("/mails/titles.ndjson"))) {
            return new String(cases.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> JsonMapper.shared().readTree(line).get("title").asString());
        }
    }

    private static byte[] mail(MailContent content) {
        var body = MailBody.of(content);
        var mail = new ByteArrayOutputStream();
        mail.writeBytes(new MailHeaders()
                .addText("Subject", content.subject())
                .add("Content-Type", body.contentType())
                .bytes());
        mail.writeBytes(new byte[] {'\r', '\n'});
        mail.writeBytes(body.with(LINKS));
        return mail.toByteArray();
    }

    private static String part(byte[] mail, int index) throws Exception {
        var message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
        return ((MimeMultipart) message.getContent())
                .getBodyPart(index)
                .getContent()
                .toString();
    }

    private static Story in(String language, String title) {
        return story(language, title, "");
    }

    private static Story story(String title, String standfirst) {
        return story("en", title, standfirst);
    }

    private static Story story(String language, String title, String standfirst) {
        var id = UUID.randomUUID();
        return new Story(
                id,
                1,
                title,
                standfirst,
                "",
                List.of(),
                List.of(),
                List.of(),
                language,
                "https://news.example/articles/" + id,
                Instant.EPOCH,
                false,
                null);
    }
}
