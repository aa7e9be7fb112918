package io.broadsheet.newsletter.replies.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.replies.domain.ReplyMail.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReplyTimesTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final UUID ARTICLE = new UUID(0, 1);
    private static final UUID COMMENT = new UUID(0, 2);
    private static final UUID OTHER = new UUID(0, 3);
    private static final Duration DELAY = Duration.ofSeconds(10);

    private final ReplyTimes times = new ReplyTimes(DELAY);

    @Test
    void tellsOfAReplyAtOnceButForSecondThoughts() {
        var reply = reply(COMMENT, NOON);

        assertThat(plan(instant(), NOON, followed(COMMENT, null), reply))
                .isEqualTo(new ReplyTimes.Plan(List.of(), NOON.plus(DELAY)));
        assertThat(plan(instant(), NOON.plus(DELAY), followed(COMMENT, null), reply))
                .isEqualTo(new ReplyTimes.Plan(List.of(told(COMMENT, reply)), null));
    }

    @Test
    void tellsOfOneCommentOnceAnHourAndBundlesTheRest() {
        var first = reply(COMMENT, NOON.plusSeconds(60));
        var second = reply(COMMENT, NOON.plusSeconds(120));
        var mailed = followed(COMMENT, NOON);

        assertThat(plan(instant(), NOON.plusSeconds(600), mailed, first, second))
                .isEqualTo(new ReplyTimes.Plan(List.of(), NOON.plusSeconds(3600)));
        assertThat(plan(instant(), NOON.plusSeconds(3600), mailed, first, second)
                        .told())
                .containsExactly(told(COMMENT, first, second));
    }

    @Test
    void letsNoCommentWaitForAnother() {
        var quiet = reply(OTHER, NOON);
        var loud = reply(COMMENT, NOON);

        var plan = times.plan(
                instant(),
                List.of(followed(COMMENT, NOON.minusSeconds(60)), followed(OTHER, null)),
                List.of(loud, quiet),
                NOON.plusSeconds(30));

        assertThat(plan.told()).containsExactly(told(OTHER, quiet));
        assertThat(plan.next()).isEqualTo(NOON.minusSeconds(60).plusSeconds(3600));
    }

    @Test
    void writesTenMailsADayAtMost() {
        var recent = IntStream.range(0, 10)
                .mapToObj(hour -> NOON.minusSeconds(3600L * (20 - hour)))
                .toList();
        var reader = reader(new ReplyWish(Cadence.INSTANT, "UTC", 7, null), recent);

        assertThat(plan(reader, NOON.plusSeconds(60), followed(COMMENT, null), reply(COMMENT, NOON)))
                .isEqualTo(new ReplyTimes.Plan(List.of(), recent.getFirst().plus(Duration.ofDays(1))));
    }

    @Test
    void bringsEverythingOnceADayAtTheReadersHour() {
        var reader = reader(new ReplyWish(Cadence.DAILY, "Asia/Kathmandu", 7, null), List.of());
        var early = reply(COMMENT, NOON);
        var late = reply(OTHER, Instant.parse("2026-11-24T01:14:59Z"));
        var hour = Instant.parse("2026-11-24T01:15:00Z");
        var followed = List.of(followed(COMMENT, null), followed(OTHER, null));

        assertThat(times.plan(reader, followed, List.of(early, late), hour.minusSeconds(1)))
                .isEqualTo(new ReplyTimes.Plan(List.of(), hour));
        assertThat(times.plan(reader, followed, List.of(early, late), hour).told())
                .containsExactly(told(COMMENT, early), told(OTHER, late));
    }

    @Test
    void tellsNothingTwiceNothingOfBeforeAndNothingUnconfirmed() {
        var told = reply(COMMENT, NOON);
        var before = reply(COMMENT, NOON.minus(Duration.ofDays(3)));
        var known = new FollowedComment(
                COMMENT,
                COMMENT,
                COMMENT,
                ARTICLE,
                instant().wish(),
                NOON.minus(Duration.ofDays(1)),
                NOON.minus(Duration.ofDays(1)),
                null,
                Set.of(told.id()));
        var asked = new FollowedComment(
                OTHER, OTHER, OTHER, ARTICLE, instant().wish(), NOON.minusSeconds(60), null, null, Set.of());

        var plan = times.plan(
                instant(), List.of(known, asked), List.of(told, before, reply(OTHER, NOON)), NOON.plusSeconds(60));

        assertThat(plan).isEqualTo(new ReplyTimes.Plan(List.of(), null));
    }

    @Test
    void takesAZoneThatThisJdkDoesNotKnowForUtc() {
        var reader = reader(new ReplyWish(Cadence.DAILY, "Europe/Atlantis", 7, null), List.of());

        assertThat(plan(reader, NOON, followed(COMMENT, null), reply(COMMENT, NOON))
                        .next())
                .isEqualTo(Instant.parse("2026-11-24T07:00:00Z"));
    }

    @Test
    void tellsOfFiveHundredRepliesToACommentAndOfNoMore() {
        var first = reply(COMMENT, NOON);
        var second = reply(COMMENT, NOON.plusSeconds(1));

        assertThat(plan(instant(), NOON.plusSeconds(60), told(FollowedComment.MOST_TOLD - 1), first, second)
                        .told())
                .containsExactly(told(COMMENT, first));
        assertThat(plan(instant(), NOON.plusSeconds(60), told(FollowedComment.MOST_TOLD), first, second))
                .isEqualTo(new ReplyTimes.Plan(List.of(), null));
    }

    @Test
    void looksAgainForADayWhetherAnArticleIsPublic() {
        var hidden = List.of(reply(COMMENT, NOON), reply(COMMENT, NOON.plusSeconds(600)));

        assertThat(ReplyTimes.lookAgain(hidden, NOON.plusSeconds(601))).isEqualTo(NOON.plusSeconds(661));
        assertThat(ReplyTimes.lookAgain(hidden, NOON.plusSeconds(1200))).isEqualTo(NOON.plusSeconds(1800));
        assertThat(ReplyTimes.lookAgain(hidden, NOON.plusSeconds(87_000))).isNull();
        assertThat(ReplyTimes.lookAgain(List.of(), NOON)).isNull();
    }

    private static FollowedComment told(int replies) {
        var asked = NOON.minus(Duration.ofDays(1));
        var told =
                IntStream.range(0, replies).mapToObj(each -> new UUID(1, each)).collect(Collectors.toSet());
        return new FollowedComment(COMMENT, COMMENT, COMMENT, ARTICLE, instant().wish(), asked, asked, null, told);
    }

    private ReplyTimes.Plan plan(ReplyReader reader, Instant now, FollowedComment comment, VisibleReply... replies) {
        return times.plan(reader, List.of(comment), List.of(replies), now);
    }

    private static ReplyReader instant() {
        return reader(new ReplyWish(Cadence.INSTANT, "UTC", 7, null), List.of());
    }

    private static ReplyReader reader(ReplyWish wish, List<Instant> recent) {
        return new ReplyReader(new UUID(0, 9), 1, "ann@news.example", "key", wish, NOON, recent.size(), recent);
    }

    private static FollowedComment followed(UUID comment, @Nullable Instant mailedAt) {
        var asked = NOON.minus(Duration.ofDays(1));
        return new FollowedComment(
                comment, comment, comment, ARTICLE, instant().wish(), asked, asked, mailedAt, Set.of());
    }

    private static VisibleReply reply(UUID parent, Instant seenAt) {
        return new VisibleReply(UUID.randomUUID(), parent, ARTICLE, seenAt);
    }

    private static Told told(UUID comment, VisibleReply... replies) {
        return new Told(
                comment,
                ARTICLE,
                List.of(replies).stream().map(VisibleReply::id).toList());
    }
}
