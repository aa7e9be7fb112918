package io.broadsheet.newsletter.delivery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyClassTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final RetryPolicy RETRIES =
            new RetryPolicy(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofHours(48));

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "250 2.0.0 Ok: queued as 4A § ACCEPTED",
                "250 Ok § ACCEPTED",
                "421 4.3.2 Going down § DEFERRED",
                "421 4.4.2 Connection dropped § DEFERRED",
                "421 Too many connections § THROTTLED",
                "421 4.7.28 Unusual rate from your domain § THROTTLED",
                "451 4.7.650 The mail server has been temporarily rate limited § THROTTLED",
                "452 4.5.3 Too many recipients § DEFERRED",
                "450-4.2.1 This user is receiving mail too quickly|450 4.2.1 try later § DEFERRED",
                "451-4.7.1 Greylisted § DEFERRED",
                "450 Try later § DEFERRED",
                "499 9.9.9 What nobody defined § DEFERRED",
                "552 5.2.2 Mailbox full § DEFERRED",
                "552 5.1.1 Mailbox of the recipient is full § DEFERRED",
                "550 5.2.1 a@b.example: inbox is full § DEFERRED",
                "550 5.1.1 The account is over quota § DEFERRED",
                "550 5.1.1 No such user § HARD",
                "550-5.1.1 The account|550-5.1.1 does not exist, see|550 5.1.1 https://x.example/?p=blocked § HARD",
                "550 5.1.1 <spam-blocked@dkim.example>: User unknown § HARD",
                "550 5.1.1 § HARD",
                "550 5.1.2 No such host § HARD",
                "556 5.1.10 Null MX § HARD",
                "550 5.2.1 Disabled § HARD",
                "550 5.1.1 <a@b.example> 203.0.113.5 has sent to too many recipients this hour § RATE",
                "550 5.2.1 The user is receiving mail at a rate that prevents additional messages § RATE",
                "550 5.4.5 Daily sending quota exceeded, rate limit § RATE",
                "550 5.1.2 Sender address rejected: Domain not found § AUTHENTICATION",
                "550 5.1.8 Bad sender's system address § AUTHENTICATION",
                "550 5.7.515 Access denied, sending domain does not meet the required level § AUTHENTICATION",
                "550 5.7.26 Unauthenticated mail from news.example is not accepted § AUTHENTICATION",
                "550 Message rejected: DMARC policy of the domain § AUTHENTICATION",
                "550 5.7.1 Blocked § BLOCK_LIST",
                "554 5.7.1 Service unavailable; Client host [203.0.113.5] blocked using zen.spamhaus.org § BLOCK_LIST",
                "550 SC-001 part of their network is on our block list (S3150) § BLOCK_LIST",
                "550 5.1.1 Rejected, 203.0.113.5 is listed at bl.example § BLOCK_LIST",
                "530 5.7.0 Must issue a STARTTLS command first § TLS",
                "550 5.7.10 Encryption needed § TLS",
                "550 5.7.1 Access denied § POLICY",
                "554 Rejected by local policy § POLICY",
                "550 No such user here § UNKNOWN_MAILBOX",
                "550 #5.1.0 Address rejected § UNKNOWN_MAILBOX",
                "550 5.4.1 Recipient address rejected: Access denied. AS(201806281) § UNKNOWN_MAILBOX",
                "550 § REFUSED",
                "554 5.6.0 Message content rejected § REFUSED",
                "552 5.3.4 Message too big for system § REFUSED",
                "550 5.2.3 Message length exceeds administrative limit § REFUSED",
                "550 5.1.15 Something else § REFUSED"
            })
    void knowsWhatAnAnswerMeans(String lines, ReplyClass replyClass) {
        var answer = lines.replace("|", "\n") + "\n";

        assertThat(ReplyClass.of(Reply.of(Integer.parseInt(lines.substring(0, 3)), answer)))
                .isEqualTo(replyClass);
    }

    @Test
    void keepsAddressesOutOfWhatItTells() {
        var reply = Reply.of(550, "550 5.1.1 <ann@news.example>: ann@news.example unknown");

        assertThat(reply.text()).doesNotContain("ann");
        assertThat(reply).hasToString("550 5.1.1");
    }

    @Test
    void waitsLongerEachTimeUpToALimitAndNeverInStep() {
        assertThat(RETRIES.pause(0, 0)).isEqualTo(Duration.ofSeconds(30));
        assertThat(RETRIES.pause(0, 1)).isEqualTo(Duration.ofMinutes(1));
        assertThat(RETRIES.pause(3, 1)).isEqualTo(Duration.ofMinutes(8));
        assertThat(RETRIES.pause(40, 1)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void givesUpAfterTheLimitSinceItWasFirstPutOff() {
        assertThat(RETRIES.next(aDelivery(null), NOON, 1)).contains(Duration.ofSeconds(60));
        assertThat(RETRIES.next(aDelivery(NOON.minus(Duration.ofHours(47))), NOON, 1))
                .isPresent();
        assertThat(RETRIES.next(aDelivery(NOON.minus(Duration.ofHours(48))), NOON, 1))
                .isEmpty();
    }

    private static Delivery aDelivery(@Nullable Instant deferredSince) {
        var id = UUID.randomUUID();
        return new Delivery(id, id, new Delivery.Content.Digest(id, 1), 0, deferredSince, NOON, null, null);
    }
}
