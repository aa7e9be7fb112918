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
                "550 5.1.15 Something else § REFUSED",
                "550 5.1.1 203.0.113.5 exceeded the daily message limit, try again later § RATE",
                "550 5.1.1 maximum number of messages exceeded § RATE",
                "550 5.1.1 limit exceeded § RATE",
                "550 5.2.1 Slow down § RATE",
                "550 5.2.1 recipient's inbound message quota reached § RATE",
                "550 5.1.1 user is over the quota § DEFERRED",
                "550 5.1.1 Messages from 203.0.113.5 temporarily deferred § DEFERRED",
                "550 5.1.1 Service temporarily unavailable § DEFERRED",
                "550 5.1.1 Service unavailable § DEFERRED",
                "550 5.2.1 Mailbox temporarily disabled, try again later § DEFERRED",
                "550 5.1.1 Greylisted, please come back § DEFERRED",
                "550 5.1.1 Connection to the directory timed out § DEFERRED",
                "550 5.1.1 mailbox unavailable right now § DEFERRED",
                "550 5.1.1 Your IP is not allowed to send here § POLICY",
                "550 5.1.1 Access denied § POLICY",
                "550 5.1.1 Relaying denied § POLICY",
                "550 5.1.1 Recipient address rejected: Access denied § POLICY",
                "550 5.1.1 Client host rejected: cannot find your hostname § POLICY",
                "550 5.1.1 Message rate exceeds limit § RATE",
                "550 5.1.1 more than 20 messages an hour § RATE",
                "550 5.1.1 Mailbox has reached its limit § RATE",
                "550 5.1.1 you have exceeded your allowance § DEFERRED",
                "550 5.1.1 Recipient unavailable, LDAP server down § DEFERRED",
                "550 5.2.1 Mailbox locked by another process § DEFERRED",
                "550 5.1.1 Connections from 203.0.113.5 refused § POLICY",
                "550 5.1.1 No access for this address § POLICY",
                "550 5.1.1 Unknown sender § AUTHENTICATION",
                "550 5.1.1 Sending account disabled § UNKNOWN_MAILBOX",
                "550 5.1.1 IP address 203.0.113.5 not found in our white list § UNKNOWN_MAILBOX",
                "550 5.1.1 The address 203.0.113.5 rejected § UNKNOWN_MAILBOX",
                "550 5.1.1 unknown error § UNKNOWN_MAILBOX",
                "550 5.1.1 Not our customer § UNKNOWN_MAILBOX",
                "550 5.1.2 Bad luck § UNKNOWN_MAILBOX",
                "550 5.2.1 This user is not allowed to receive mail § UNKNOWN_MAILBOX",
                "550 5.1.1 <a@b.example>: Recipient address rejected: User unknown in relay recipient table § HARD",
                "550 5.1.1 <a@b.example>: Recipient address rejected: User unknown in virtual mailbox table § HARD",
                "550-5.1.1 The email account that you tried to reach does not exist. Please try|550-5.1.1 double-checking"
                        + " the recipient's email address for typos or|550 5.1.1 unnecessary spaces § HARD",
                "550 5.1.1 unknown or illegal alias § HARD",
                "550 5.1.1 <a@b.example>: does not exist § HARD",
                "550 5.1.1 Mailbox unavailable § HARD",
                "550 5.1.1 Recipient rejected § HARD",
                "550 5.1.1 Bad destination mailbox address § HARD",
                "550 5.1.2 <a@b.example>... Host unknown (Name server: b.example: host not found) § HARD",
                "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup § HARD",
                "550 5.2.1 The email account that you tried to reach is inactive § HARD",
                "550 sorry, no mailbox here by that name (#5.1.1) § HARD",
                "550 relay not permitted § POLICY",
                "554 Relay access denied § POLICY",
                "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1) § POLICY",
                "553 sorry, that domain isn't in my list of allowed rcpthosts § POLICY",
                "550 Access denied § POLICY",
                "550 we do not relay § POLICY",
                "550 Rejected by the filter (5.7.26) § AUTHENTICATION",
                "550 Recipient address rejected: Access denied § POLICY",
                "550 <a@b.example> User unknown in relay recipient table § UNKNOWN_MAILBOX",
                "550 mailbox unavailable § UNKNOWN_MAILBOX",
                "550 Requested action not taken: mailbox unavailable § UNKNOWN_MAILBOX",
                "550 <a@b.example>: does not exist § UNKNOWN_MAILBOX",
                "550 Unknown local part § UNKNOWN_MAILBOX",
                "550 Administrative prohibition § POLICY",
                "550 user database unavailable § DEFERRED",
                "550 Unrouteable address § REFUSED",
                "554 5.3.0 unknown mailer error 1 § REFUSED",
                "554 unknown mailer error 1 § REFUSED",
                "554 Transaction failed: unknown error § REFUSED",
                "554 User lookup failed: unknown error § DEFERRED",
                "550 5.3.2 Service unavailable § DEFERRED",
                "550 5.3.0 mailbox unavailable § REFUSED",
                "554 5.4.4 Unable to route: domain unknown/DNS timeout § DEFERRED",
                "554 5.4.4 Unable to route: recipient unknown § REFUSED",
                "503 5.5.1 No recipient: unknown command § REFUSED",
                "552 Message exceeds fixed limit of 10 MB § REFUSED",
                "552 Message size exceeds limit § REFUSED",
                "550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302). § UNKNOWN_MAILBOX",
                "550 5.5.1 Requested action not taken: mailbox unavailable § REFUSED",
                "550 5.1.1 RESOLVER.ADR.ExRecipNotFound; not found § HARD",
                "550 5.1.1 unknown local-part § HARD",
                "511 sorry, no mailbox here by that name (#5.1.1 - chkuser) § HARD",
                "550 5.1.1 This mailbox was deleted § HARD",
                "550 5.2.1 Account terminated § HARD",
                "550 5.2.1 This mailbox has been blocked due to inactivity § HARD",
                "550 5.2.1 User suspended § HARD",
                "550 5.2.1 Account suspended § UNKNOWN_MAILBOX",
                "550 Account suspended § REFUSED",
                "550 User suspended, smtp1 § UNKNOWN_MAILBOX",
                "550 This mailbox has been retired § UNKNOWN_MAILBOX",
                "551 5.1.6 User not local; please try <ann@b.example> § UNKNOWN_MAILBOX",
                "550 5.2.1 Message to the recipient deleted as unwanted § UNKNOWN_MAILBOX",
                "554 Message rejected: Email address is not verified. The following identities failed § AUTHENTICATION",
                "550 The from address does not match a verified Sender Identity. § AUTHENTICATION",
                "550 Domain not verified § AUTHENTICATION",
                "550-5.7.30 Your email has been blocked because DKIM didn't pass § AUTHENTICATION",
                "550-5.7.29 Your email has been blocked because of its connection § TLS",
                "554 Message rejected: Sending suspended for this account. § POLICY",
                "554 Sending paused for this account. For more information, please check the inbox § POLICY",
                "554 Account is in probation; sending disabled § POLICY",
                "550 SC-001 (BAY004) Unfortunately, messages from 203.0.113.5 weren't sent. § POLICY",
                "550 5.4.6 Unusual sending activity detected § RATE",
                "550 5.2.0 Mailbox is full / Blocks limit exceeded § DEFERRED",
                "550 5.2.1 Mailbox over storage limit § DEFERRED",
                "450 Mailbox storage limit reached § DEFERRED",
                "450 4.1.8 Error: too many recipients from 203.0.113.5 § THROTTLED",
                "450 4.1.1 too many unknown recipients § DEFERRED",
                "451 4.7.1 Greylisting in action, please come back in a minute § DEFERRED",
                "451 4.7.1 Greylisted, try again in an hour § DEFERRED",
                "450 You sent 20 mails in an hour § THROTTLED",
                "554 5.4.6 Too many hops § REFUSED",
                "550 Too many Received headers § REFUSED",
                "550 5.7.1 Message contains too many links § POLICY",
                "550 5.7.1 Too many recipients § RATE",
                "550 5.1.1 The user does not exist. You have sent mail to too many invalid recipients § UNKNOWN_MAILBOX",
                "550 5.1.1 Mailbox does not exist; too many attempts from your host § UNKNOWN_MAILBOX",
                "550 5.1.1 Too many unknown users § RATE",
                "550 5.1.2 Bad destination system address § HARD"
            })
    void knowsWhatAnAnswerMeans(String lines, ReplyClass replyClass) {
        var answer = lines.replace("|", "\n") + "\n";

        assertThat(ReplyClass.of(Reply.of(Integer.parseInt(lines.substring(0, 3)), answer)))
                .isEqualTo(replyClass);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "550 mailbox unavailable § REFUSED",
                "554 Transaction failed: unknown user of the database § REFUSED",
                "550 5.1.1 What nobody knows § REFUSED",
                "550 5.1.1 No such user; too many attempts § RATE",
                "550 5.1.1 User unknown § HARD",
                "550 5.7.1 Blocked § BLOCK_LIST",
                "554 Message rejected: Email address is not verified. § AUTHENTICATION",
                "554 Message rejected: Sending suspended for this account. § POLICY",
                "451 4.3.0 Try later § DEFERRED"
            })
    void doesNotTakeAnAnswerToTheMailForOneToItsRecipient(String line, ReplyClass replyClass) {
        assertThat(ReplyClass.ofMail(Reply.of(Integer.parseInt(line.substring(0, 3)), line)))
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
        return new Delivery(id, id, new Delivery.Content.Digest(id, 1), 0, 0, deferredSince, null, NOON, null, null);
    }
}
