package io.broadsheet.newsletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import io.broadsheet.chassis.testing.BroadsheetTest;
import io.broadsheet.chassis.testing.TestEvents;
import io.broadsheet.contract.CommentChanged;
import io.broadsheet.contract.EventType;
import io.broadsheet.contract.Topics;
import io.broadsheet.newsletter.Inbox.Arrived;
import io.broadsheet.newsletter.delivery.ReplyContents;
import io.broadsheet.newsletter.edition.application.StoryArrivals;
import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.edition.domain.Story;
import io.broadsheet.newsletter.replies.application.ReplyRetention;
import io.broadsheet.newsletter.replies.domain.CommentStates;
import io.broadsheet.newsletter.replies.domain.CommentStates.State;
import io.broadsheet.newsletter.replies.domain.FollowedComment;
import io.broadsheet.newsletter.replies.domain.FollowedComments;
import io.broadsheet.newsletter.replies.domain.ReplyReader;
import io.broadsheet.newsletter.replies.domain.ReplyReaders;
import io.broadsheet.newsletter.replies.domain.ReplyWish;
import io.broadsheet.newsletter.replies.domain.VisibleReply;
import io.broadsheet.newsletter.subscription.Addressees;
import io.broadsheet.newsletter.subscription.ReaderLinks;
import io.broadsheet.newsletter.subscription.Recipients;
import io.broadsheet.newsletter.subscription.domain.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

@BroadsheetTest(
        classes = NewsletterServiceApplication.class,
        properties = {
            "spring.config.name=broadsheet-chassis,newsletter-service",
            "broadsheet.newsletter.delivery.first-retry=200ms",
            "broadsheet.newsletter.delivery.longest-retry=1s",
            "broadsheet.newsletter.delivery.poll=50ms",
            "broadsheet.newsletter.replies.instant-delay=0s",
            "broadsheet.newsletter.replies.per-reader=3",
            "broadsheet.newsletter.replies.poll=50ms"
        })
class ReplyNoticesIT {
    private static final Inbox INBOX = Inbox.open();
    private static final String ANN = "ann@news.example";
    private static final Pattern CONFIRMATION =
            Pattern.compile("http://localhost:8083(/reply-notices/confirmation\\?token=[\\w-]+)");
    private static final Pattern REFUSAL = Pattern.compile("http://localhost:8083(/subscriptions/[\\w-]+/refusal)");
    private static final Pattern PREFERENCES = Pattern.compile("http://localhost:8083(/reply-notices/[\\w-]{54})\\s");
    private static final Pattern TOKEN = Pattern.compile("/subscriptions/confirmation\\?token=([\\w-]{54})");
    private static final Pattern SUBSCRIPTION = Pattern.compile("http://localhost:8083(/subscriptions/[\\w-]{54})");
    private static final Pattern END =
            Pattern.compile("List-Unsubscribe: <http://localhost:8083(/reply-notices/[\\w-]{54}/end)>");

    @Autowired
    MongoDatabase database;

    @Autowired
    StoryArrivals stories;

    @Autowired
    ReplyContents contents;

    @Autowired
    ReplyReaders readers;

    @Autowired
    FollowedComments followed;

    @Autowired
    CommentStates comments;

    @Autowired
    ReplyRetention retention;

    @Autowired
    Recipients recipients;

    @Autowired
    ReaderLinks links;

    @Autowired
    List<Addressees> addressees;

    @Autowired
    RestTestClient http;

    private final UUID article = UUID.randomUUID();
    private final UUID comment = UUID.randomUUID();

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry registry) {
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", INBOX::port);
    }

    @BeforeAll
    static void theTopicOfCommentService() {
        TestEvents.ensure(Topics.COMMENTS);
    }

    @AfterAll
    static void close() {
        INBOX.close();
    }

    @BeforeEach
    void anArticleWithAComment() {
        for (var collection :
                List.of("replyReaders", "followedComments", "subscriptions", "suppressions", "allowances")) {
            database.getCollection(collection).deleteMany(new Document());
        }
        INBOX.clear();
        publish(1);
        tell(comment, 1, null, "visible");
    }

    @Test
    void asksByMailAndTellsOfEachVisibleReplyOnce() {
        ask(ANN, "instant");
        var question = arrived(ANN, 1);
        assertThat(question.subject()).contains("replies to your comment");
        assertThat(INBOX.text(question)).contains("“Tides & time”");
        assertThat(INBOX.raw(question)).doesNotContain("List-Unsubscribe");
        var page = get(found(CONFIRMATION, INBOX.text(question)));
        assertThat(page).contains("Tides &amp; time", ANN, "action=\"confirmation\"");
        var early = reply("visible");
        confirm(question);

        var mail = arrived(ANN, 2);

        assertThat(mail.subject()).isEqualTo("Somebody replied to your comment under “Tides & time”");
        assertThat(INBOX.text(mail))
                .contains("http://localhost:8080/articles/tides/comments/" + early + "#comment-" + early);
        assertThat(INBOX.html(mail)).doesNotContain("\uFDD0", "\uFDD1");
        assertThat(INBOX.raw(mail).replace("\r\n ", " "))
                .containsPattern(END)
                .containsPattern("(?m)^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$")
                .containsPattern("(?m)^Feedback-ID: replies:instant:replies:");

        tell(early, 2, comment, "visible");
        var held = reply("held");
        var later = reply("visible");
        // What became of the first mail is known; the second waits for its hour.
        await().untilAsserted(() -> assertThat(reader().getDate("dueAt"))
                .isAfter(new Date(Instant.now().plusSeconds(1800).toEpochMilli())));
        anHourPasses();
        assertThat(INBOX.text(arrived(ANN, 3))).contains(later.toString()).doesNotContain(early.toString());
        tell(held, 2, comment, "visible");
        await().untilAsserted(() -> assertThat(reader().getDate("dueAt")).isNotNull());
        anHourPasses();
        assertThat(INBOX.text(arrived(ANN, 4))).contains(held.toString()).doesNotContain(later.toString());
    }

    @Test
    void answersTheSameWhateverIsThereAndMailsWithinTheLimits() {
        var first = ask(ANN, "instant");
        arrived(ANN, 1);
        var again = ask(ANN, "daily");
        confirm(INBOX.to(ANN).getFirst());
        var confirmed = ask(ANN, "daily");
        for (var other = 0; other < 8; other++) {
            ask(ANN, UUID.randomUUID(), "instant");
        }
        ask("last@news.example", "instant");
        arrived("last@news.example", 1);

        assertThat(List.of(again, confirmed)).containsOnly(first);
        await().untilAsserted(() -> assertThat(INBOX.to(ANN)).hasSizeGreaterThanOrEqualTo(6));
        assertThat(INBOX.to(ANN)).as("mails a day to one mailbox").hasSize(6);
        assertThat(reader().getString("cadence")).isEqualTo("instant");
    }

    @Test
    void tellsNobodyOfWhatTheyAnsweredThemselves() {
        follow(ANN);
        var own = UUID.randomUUID();
        ask(ANN, own, "instant");
        var question = arrived(ANN, 2);

        // Seen before it is confirmed, as of somebody known; and still the reader's own once it is left.
        tell(own, 1, comment, "visible");
        var other = reply("visible");
        var mail = INBOX.text(arrived(ANN, 3));
        assertThat(mail).contains(other.toString()).doesNotContain(own.toString());
        confirm(question);
        http.delete()
                .uri(found(PREFERENCES, mail) + "/comments/" + own)
                .exchange()
                .expectStatus()
                .isNoContent();

        anHourPasses();
        var last = reply("visible");

        assertThat(INBOX.text(arrived(ANN, 4))).contains(last.toString()).doesNotContain(own.toString());
    }

    @Test
    void tellsNobodyOfWhatIsGoneBeforeItIsSent() {
        follow(ANN);
        var reply = reply("visible");
        arrived(ANN, 2);
        var mail = database.getCollection("replyMails")
                .find(Filters.eq("told.replies", reply))
                .first()
                .get("_id", UUID.class);
        assertThat(contents.contents(List.of(mail))).containsKey(mail);

        tell(reply, 2, comment, "rejected");
        await().untilAsserted(() -> assertThat(contents.contents(List.of(mail))).isEmpty());
        tell(reply, 3, comment, "visible");
        await().untilAsserted(() -> assertThat(contents.contents(List.of(mail))).isNotEmpty());
        stories.withdrawn(article, 2);
        assertThat(contents.contents(List.of(mail))).isEmpty();
    }

    @Test
    void hearsOfRepliesAndOfRemovalsInAnyOrder() {
        var removed = UUID.randomUUID();
        tell(removed, 5, null, "removed");
        tell(removed, 2, null, "visible");
        var late = UUID.randomUUID();
        tell(late, 2, comment, "rejected");
        tell(late, 1, comment, "visible");
        await().until(() ->
                database.getCollection("commentStates").countDocuments(Filters.in("_id", removed, late)) == 2);

        ask(ANN, removed, "instant");
        follow(ANN);
        var known = reply("visible");

        assertThat(INBOX.text(arrived(ANN, 2))).contains(known.toString()).doesNotContain(late.toString());
        tell(comment, 2, null, "removed");
        await().untilAsserted(
                        () -> assertThat(database.getCollection("replyReaders").countDocuments())
                                .as("nothing is left to follow, so nobody is known")
                                .isZero());
    }

    @Test
    void bringsEverythingInOneMailADay() {
        ask(ANN, "daily");
        confirm(arrived(ANN, 1));
        reply("visible");
        reply("visible");
        await().untilAsserted(() -> assertThat(reader().getDate("dueAt")).isAfter(new Date()));

        await().until(() -> database.getCollection("commentStates").countDocuments(Filters.eq("parent", comment)) == 2);

        // The hour comes.
        database.getCollection("commentStates")
                .updateMany(
                        Filters.eq("parent", comment),
                        Updates.set("seenAt", Date.from(Instant.now().minus(Duration.ofDays(1)))));
        database.getCollection("followedComments")
                .updateMany(
                        Filters.eq("comment", comment),
                        Updates.set("askedAt", Date.from(Instant.now().minus(Duration.ofDays(2)))));
        due();

        var mail = arrived(ANN, 2);
        assertThat(mail.subject()).startsWith("New replies to your comments at");
        assertThat(INBOX.text(mail)).contains("2 new replies to your comment under “Tides & time”");
    }

    @Test
    void writesTheSameMailWhereItBeginsAgain() {
        follow(ANN);
        var reply = reply("visible");
        arrived(ANN, 2);
        await().untilAsserted(() -> assertThat(reader().get("mails")).isEqualTo(1L));

        // As if the process had died before it noted what it had written, and one more had been posted since.
        database.getCollection("followedComments")
                .updateMany(new Document(), Updates.combine(Updates.unset("told"), Updates.unset("mailedAt")));
        database.getCollection("replyReaders").updateMany(new Document(), Updates.set("mails", 0L));
        reply("visible");

        await().untilAsserted(() -> assertThat(reader().get("mails")).isEqualTo(1L));
        anHourPasses();
        assertThat(INBOX.text(arrived(ANN, 3))).doesNotContain(reply.toString());
    }

    @Test
    void isPartOfTheDataOfTheSameAddressAndForgottenWithIt() {
        follow(ANN);
        post("/subscriptions", Map.of("email", ANN, "cadence", "daily", "timeZone", "UTC", "hour", 7));
        form("/subscriptions/confirmation", "token=" + found(TOKEN, INBOX.text(arrived(ANN, 2))), 200);
        post("/subscriptions", Map.of("email", ANN, "cadence", "daily", "timeZone", "UTC", "hour", 7));
        var preferences = found(SUBSCRIPTION, INBOX.text(arrived(ANN, 3)));

        assertThat(http.get()
                        .uri(preferences + "/data")
                        .exchange()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .contains("\"replyNotices\"", comment.toString());

        form(preferences + "/erasure", "", 202);
        form(found(SUBSCRIPTION, INBOX.text(arrived(ANN, 4))) + "/erasure", "", 200);
        assertThat(database.getCollection("replyReaders").countDocuments()).isZero();
        assertThat(database.getCollection("followedComments").countDocuments()).isZero();
    }

    /** No mail with a link to erase it goes to a subscription that bounced, so that it is erased at once. */
    @Test
    void isForgottenAtOnceWithASubscriptionThatBounced() {
        var subscription = Map.<String, Object>of("email", ANN, "cadence", "daily", "timeZone", "UTC", "hour", 7);
        post("/subscriptions", subscription);
        form("/subscriptions/confirmation", "token=" + found(TOKEN, INBOX.text(arrived(ANN, 1))), 200);
        post("/subscriptions", subscription);
        var preferences = found(SUBSCRIPTION, INBOX.text(arrived(ANN, 2)));
        recipients.suppress(stored("subscriptions").get("_id", UUID.class), "bounced");
        ask(ANN, "instant");
        confirm(arrived(ANN, 3));
        assertThat(reader().getString("email")).isEqualTo(ANN);

        form(preferences + "/erasure", "", 200);

        assertThat(database.getCollection("replyReaders").countDocuments()).isZero();
        assertThat(database.getCollection("followedComments").countDocuments()).isZero();
    }

    @Test
    void isSeenChosenAndEndedByTheLinks() {
        follow(ANN);
        reply("visible");
        var mail = arrived(ANN, 2);
        var link = found(PREFERENCES, INBOX.text(mail));
        assertThat(get(link)).contains("Tides &amp; time", ANN, "/comments/" + comment + "/end");
        assertThat(get(link + "/data")).contains("\"email\":\"" + ANN + "\"", comment.toString());

        form(link, "cadence=daily&timeZone=Europe/Atlantis&hour=7", 422);
        form(link, "cadence=daily&timeZone=Europe/Berlin&hour=9", 200);
        assertThat(reader().getString("zone")).isEqualTo("Europe/Berlin");
        ask(ANN, UUID.randomUUID(), "instant");
        confirm(arrived(ANN, 3));
        assertThat(reader().getString("zone")).as("as the reader chose").isEqualTo("Europe/Berlin");
        assertThat(reader().getString("cadence")).isEqualTo("daily");

        var end = found(END, INBOX.raw(mail).replace("\r\n ", " "));
        assertThat(get(end)).contains("action=\"end\"");
        assertThat(form(end, "List-Unsubscribe=One-Click", 200)).contains("have forgotten the address");
        ask(ANN, UUID.randomUUID(), "instant");
        assertThat(form(end, "List-Unsubscribe=One-Click", 200)).contains("This link is of before");
        assertThat(reader().getString("email")).isEqualTo(ANN);
        form(found(REFUSAL, INBOX.text(arrived(ANN, 4))), "", 200);
        assertThat(database.getCollection("replyReaders").countDocuments()).isZero();
        assertThat(database.getCollection("followedComments").countDocuments()).isZero();
        http.get().uri(link).exchange().expectStatus().isEqualTo(410);
        http.get().uri(link.replace("A", "B") + "x").exchange().expectStatus().isNotFound();
    }

    @Test
    void isEndedAndRefusedInTheReadersLanguage() {
        var arabic = new HashMap<>(asking(ANN, comment, "instant"));
        arabic.put("language", "ar");
        post("/reply-notices", arabic);
        var refusal = found(REFUSAL, INBOX.text(arrived(ANN, 1)));
        var end = links.repliesEnd(reader().get("_id", UUID.class)).getPath();

        for (var path : List.of(end, refusal)) {
            assertThat(get(path)).as(path).contains("<html lang=\"ar\" dir=\"rtl\">");
        }
        var one = links.replies(reader().get("_id", UUID.class)).getPath() + "/comments/" + comment + "/end";
        assertThat(form(one, "", 200)).as("the last one").contains("<html lang=\"ar\" dir=\"rtl\">");
        post("/reply-notices", arabic);
        end = links.repliesEnd(reader().get("_id", UUID.class)).getPath();
        assertThat(form(end, "", 200)).contains("<html lang=\"ar\" dir=\"rtl\">");
        assertThat(get(end)).as("of nobody any more").contains("<html lang=\"en\" dir=\"ltr\">");
    }

    @Test
    void isForgottenWithWhoeverWantsNoMailAtAllAndAfterABounce() {
        follow(ANN);
        ask(ANN, UUID.randomUUID(), "instant");
        var refusal = found(REFUSAL, INBOX.text(arrived(ANN, 2)));
        form(refusal, "", 200);
        ask(ANN, UUID.randomUUID(), "instant");
        assertThat(database.getCollection("replyReaders").countDocuments()).isZero();

        ask("reject-550-5.1.1+bob@news.example", "instant");
        await().until(() -> database.getCollection("suppressions").countDocuments() == 2);
        await().until(() -> database.getCollection("replyReaders").countDocuments() == 0);
    }

    @Test
    void startsAnewWithWhoeverAsksAfterABounce() {
        follow(ANN);
        var before = reader();
        database.getCollection("suppressions")
                .insertOne(new Document("_id", before.getString("emailKey")).append("reason", "bounced"));
        ask(ANN, UUID.randomUUID(), "instant");
        confirm(arrived(ANN, 2));
        assertThat(reader().get("_id")).isNotEqualTo(before.get("_id"));
        assertThat(database.getCollection("suppressions").countDocuments()).isZero();

        post("/subscriptions", Map.of("email", ANN, "cadence", "daily", "timeZone", "UTC", "hour", 7));
        arrived(ANN, 3);
        recipients.suppress(
                database.getCollection("subscriptions").find().first().get("_id", UUID.class), "bounced");
        assertThat(database.getCollection("replyReaders").countDocuments()).isZero();
        assertThat(database.getCollection("followedComments").countDocuments()).isZero();
    }

    @Test
    void endsTheSubscriptionOfAnAddressThatABounceMetAndLetsItsReaderComeBack() {
        var subscription = Map.<String, Object>of("email", ANN, "cadence", "daily", "timeZone", "UTC", "hour", 7);
        post("/subscriptions", subscription);
        form("/subscriptions/confirmation", "token=" + found(TOKEN, INBOX.text(arrived(ANN, 1))), 200);
        ask(ANN, "instant");
        confirm(arrived(ANN, 2));
        var reader = reader().get("_id", UUID.class);
        addressees.forEach(each -> each.suppress(reader, "bounced"));
        assertThat(stored("subscriptions").getString("endReason")).isEqualTo("bounced");

        post("/subscriptions", subscription);
        form("/subscriptions/confirmation", "token=" + found(TOKEN, INBOX.text(arrived(ANN, 3))), 200);
        assertThat(stored("subscriptions").getString("state")).isEqualTo("confirmed");
        assertThat(database.getCollection("suppressions").countDocuments()).isZero();

        // A process that died before it came to the subscription.
        database.getCollection("suppressions")
                .insertOne(
                        new Document("_id", stored("subscriptions").getString("emailKey")).append("reason", "bounced"));
        post("/subscriptions", subscription);
        form("/subscriptions/confirmation", "token=" + found(TOKEN, INBOX.text(arrived(ANN, 4))), 200);
        assertThat(stored("subscriptions").getString("state")).isEqualTo("confirmed");
        assertThat(database.getCollection("suppressions").countDocuments()).isZero();
    }

    @Test
    void endsTheSubscriptionThatItCouldNotEndTheFirstTime() {
        post("/subscriptions", Map.of("email", ANN, "cadence", "daily", "timeZone", "UTC", "hour", 7));
        form("/subscriptions/confirmation", "token=" + found(TOKEN, INBOX.text(arrived(ANN, 1))), 200);
        ask(ANN, "instant");
        confirm(arrived(ANN, 2));
        var reader = reader().get("_id", UUID.class);
        var subscription = stored("subscriptions").get("_id", UUID.class);
        var inTheWay = new Document("_id", UUID.randomUUID()).append("endReason", "bounced");
        var subscriptions = database.getCollection("subscriptions");
        var unique = subscriptions.createIndex(
                Indexes.ascending("endReason"), new IndexOptions().unique(true).sparse(true));
        subscriptions.insertOne(inTheWay);
        try {
            assertThatExceptionOfType(MongoException.class)
                    .isThrownBy(() -> addressees.forEach(each -> each.suppress(reader, "bounced")));
        } finally {
            subscriptions.dropIndex(unique);
            subscriptions.deleteOne(inTheWay);
        }

        addressees.forEach(each -> each.suppress(reader, "bounced"));

        assertThat(subscriptions.find(Filters.eq(subscription)).first().getString("endReason"))
                .isEqualTo("bounced");
        assertThat(database.getCollection("replyReaders").countDocuments()).isZero();
    }

    @Test
    void keepsRepliesForWhenTheirArticleIsPublic() {
        stories.withdrawn(article, 2);
        follow(ANN);
        var reply = reply("visible");
        await().untilAsserted(() -> assertThat(reader().getDate("dueAt"))
                .isAfter(Date.from(Instant.now().plusSeconds(30))));
        assertThat(database.getCollection("replyMails").countDocuments(Filters.eq("told.replies", reply)))
                .isZero();

        // Three days later nobody looks by themselves any more.
        database.getCollection("followedComments").updateOne(new Document(), Updates.set("askedAt", daysAgo(4)));
        database.getCollection("commentStates").updateOne(Filters.eq(reply), Updates.set("seenAt", daysAgo(3)));
        due();
        await().untilAsserted(() -> assertThat(reader().getDate("dueAt")).isNull());

        publish(3);

        assertThat(INBOX.text(arrived(ANN, 2))).contains(reply.toString());
    }

    @Test
    void tellsTheOthersWhereOneReaderCannotBeToldAnything() {
        follow(ANN);
        database.getCollection("replyReaders")
                .updateOne(
                        new Document(),
                        Updates.combine(
                                Updates.set("cadence", "daily"),
                                Updates.set("hour", 99),
                                Updates.set("dueAt", Date.from(Instant.EPOCH))));
        follow("bob@news.example");

        reply("visible");

        arrived("bob@news.example", 2);
    }

    @Test
    void tellsTheOthersWhereOneReaderCannotBeRead() {
        follow(ANN);
        database.getCollection("replyReaders")
                .updateOne(
                        new Document(),
                        Updates.combine(
                                Updates.set("hour", "at noon"), Updates.set("dueAt", Date.from(Instant.EPOCH))));
        follow("bob@news.example");

        reply("visible");

        arrived("bob@news.example", 2);
        var unread = database.getCollection("replyReaders").find(Filters.eq("hour", "at noon"));
        assertThat(unread.first().getDate("dueAt")).isAfter(new Date());
    }

    @Test
    void tellsHundredsOfOneReplyAndEachOnce() {
        var many = 450;
        for (int i = 0; i < many; i++) {
            var reader = take(UuidCreator.getTimeOrderedEpoch(), "reader" + i);
            var id = UuidCreator.getNameBasedSha1(reader.id(), comment.toString());
            followed.ask(new FollowedComment(
                    id, reader.id(), comment, article, reader.wish(), Instant.now(), null, null, Set.of()));
            followed.confirm(id, Instant.now());
            readers.confirm(reader.id(), reader.wish(), Instant.now());
        }

        reply("visible");

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(INBOX.all()).hasSize(many));
        assertThat(INBOX.all().stream().map(Arrived::to).distinct()).hasSize(many);
    }

    @Test
    void findsFreshRepliesWhateverWasToldOrIsOld() {
        var at = Instant.parse("2026-11-28T12:00:00Z");
        var parent = UUID.randomUUID();
        var ids = IntStream.range(0, 5)
                .mapToObj(minute -> {
                    var id = UUID.randomUUID();
                    var seen = new State(id, 1, article, parent, true, false);
                    comments.put(List.of(seen), at.plus(Duration.ofMinutes(5 - minute)));
                    return id;
                })
                .toList();

        assertThat(comments.replies(parent, at.plus(Duration.ofMinutes(2)), List.of(ids.get(3)), 2))
                .extracting(VisibleReply::id)
                .containsExactly(ids.get(2), ids.get(1));
    }

    @Test
    void forgetsWhoeverFollowsNothingAndWhatIsNotConfirmedInTime() {
        follow(ANN);
        ask("bob@news.example", "instant");
        database.getCollection("followedComments")
                .updateMany(
                        Filters.exists("confirmedAt", false),
                        Updates.set("askedAt", Date.from(Instant.now().minus(Duration.ofDays(8)))));
        take(new UUID(Instant.now().minus(Duration.ofHours(2)).toEpochMilli() << 16 | 0x7000, Long.MIN_VALUE), "old");
        var young = take(UuidCreator.getTimeOrderedEpoch(), "young");

        forget();

        assertThat(database.getCollection("replyReaders").distinct("email", String.class))
                .containsExactlyInAnyOrder(ANN, "young@news.example");
        assertThat(readers.keep(young.id())).isTrue();
        assertThat(readers.remove(young)).as("somebody asks at this moment").isFalse();
        assertThat(readers.remove(readers.find(young.id()).orElseThrow())).isTrue();
        assertThat(readers.keep(young.id())).isFalse();
    }

    @Test
    void forgetsTheOthersWhereSomeCannotBeRead() {
        ask("bob@news.example", "instant");
        ask("cyd@news.example", "instant");
        take(new UUID(Instant.now().minus(Duration.ofHours(2)).toEpochMilli() << 16 | 0x7000, 1), "odd");
        take(new UUID(Instant.now().minus(Duration.ofHours(2)).toEpochMilli() << 16 | 0x7000, 2), "old");
        var known = database.getCollection("replyReaders");
        var bob = known.find(Filters.eq("email", "bob@news.example")).first().get("_id", UUID.class);
        var asked = database.getCollection("followedComments");
        var longAgo = Date.from(Instant.now().minus(Duration.ofDays(80)));
        asked.updateMany(new Document(), Updates.set("askedAt", longAgo));
        var unreadable = Updates.set("zone", 7);
        asked.updateOne(Filters.eq("reader", bob), Updates.combine(unreadable, Updates.set("askedAt", new Date(0))));
        known.updateOne(Filters.eq("email", "odd@news.example"), unreadable);
        var mail = UUID.randomUUID();
        database.getCollection("replyMails")
                .insertOne(new Document("_id", mail).append("told", 7).append("at", longAgo));

        forget();

        assertThat(asked.distinct("reader", UUID.class)).containsExactly(bob);
        assertThat(known.distinct("email", String.class))
                .containsExactlyInAnyOrder("bob@news.example", "odd@news.example");
        assertThat(database.getCollection("replyMails").countDocuments(Filters.eq("_id", mail)))
                .isZero();
    }

    private void forget() {
        retention.endUnused();
        retention.endUnconfirmed();
        retention.forgetIdleReaders();
        retention.forgetComments();
        retention.forgetMails();
    }

    private ReplyReader take(UUID id, String name) {
        return readers.take(
                id, new EmailAddress(name + "@news.example"), name, new ReplyWish(Cadence.INSTANT, "UTC", 7, null));
    }

    @Test
    void tellsWhatIsWrong() {
        var good = asking(ANN, comment, "instant");
        for (var wrong : Map.of("email", "nobody", "cadence", "weekly", "timeZone", "Europe/Atlantis", "hour", 24)
                .entrySet()) {
            var body = new HashMap<>(good);
            body.put(wrong.getKey(), wrong.getValue());
            refused(body, 422);
        }
        var without = new HashMap<>(good);
        without.remove("commentId");
        refused(without, 422);
        var strange = new HashMap<>(good);
        strange.put("commentId", "no id");
        refused(strange, 422);
        assertThat(database.getCollection("replyReaders").countDocuments()).isZero();
    }

    private void refused(Map<String, Object> body, int status) {
        http.post()
                .uri("/reply-notices")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }

    private void follow(String address) {
        ask(address, "instant");
        confirm(arrived(address, 1));
    }

    private @Nullable String ask(String address, String cadence) {
        return ask(address, comment, cadence);
    }

    private @Nullable String ask(String address, UUID about, String cadence) {
        return post("/reply-notices", asking(address, about, cadence));
    }

    private @Nullable String post(String path, Map<String, Object> body) {
        return http.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private Map<String, Object> asking(String address, UUID about, String cadence) {
        return Map.of("email", address, "commentId", about, "articleId", article, "cadence", cadence);
    }

    private void confirm(Arrived question) {
        var link = found(CONFIRMATION, INBOX.text(question));
        form("/reply-notices/confirmation", link.substring(link.indexOf('?') + 1), 200);
    }

    private @Nullable String form(String path, String body, int status) {
        return http.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .accept(MediaType.TEXT_HTML)
                .body(body)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private @Nullable String get(String path) {
        return http.get()
                .uri(path)
                .accept(MediaType.TEXT_HTML, MediaType.APPLICATION_JSON)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private static String found(Pattern link, String text) {
        var found = link.matcher(text);
        assertThat(found.find()).as(link.pattern()).isTrue();
        return found.group(1);
    }

    /** The latest of that many mails. */
    private Arrived arrived(String address, int mails) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> INBOX.to(address), arrived -> arrived.size() == mails)
                .getFirst();
    }

    private Document reader() {
        return stored("replyReaders");
    }

    private Document stored(String collection) {
        return database.getCollection(collection).find().first();
    }

    private static Date daysAgo(int days) {
        return Date.from(Instant.now().minus(Duration.ofDays(days)));
    }

    private void anHourPasses() {
        database.getCollection("followedComments")
                .updateMany(
                        Filters.exists("mailedAt"),
                        Updates.set("mailedAt", Date.from(Instant.now().minus(Duration.ofHours(1)))));
        due();
    }

    private void due() {
        database.getCollection("replyReaders").updateMany(new Document(), Updates.set("dueAt", new Date()));
    }

    private UUID reply(String state) {
        var id = UUID.randomUUID();
        tell(id, 1, comment, state);
        return id;
    }

    private void tell(UUID id, long version, @Nullable UUID parent, String state) {
        var now = Instant.now();
        TestEvents.tell(EventType.COMMENT_POSTED, new CommentChanged(id, version, article, parent, state, now, now));
    }

    private void publish(long version) {
        var story = new Story(
                article,
                version,
                "Tides & time",
                null,
                "Ten words of it...",
                List.of("Zoë Brandt"),
                List.of("World"),
                List.of("sea"),
                "en",
                "http://localhost:8080/articles/tides",
                Instant.now(),
                false,
                null);
        stories.published(story, true);
    }
}
