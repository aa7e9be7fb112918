package io.broadsheet.newsletter.delivery.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoTimeoutException;
import io.broadsheet.newsletter.delivery.MailContent;
import io.broadsheet.newsletter.delivery.application.ClaimedDelivery.Known;
import io.broadsheet.newsletter.delivery.domain.Delivery;
import io.broadsheet.newsletter.delivery.domain.Ledger.Entry;
import io.broadsheet.newsletter.delivery.domain.Outcome;
import io.broadsheet.newsletter.delivery.domain.ReplyClass;
import io.broadsheet.newsletter.delivery.smtp.AngusMailServer;
import io.broadsheet.newsletter.delivery.smtp.AngusMailServer.Tls;
import io.broadsheet.newsletter.delivery.smtp.MailServer;
import io.broadsheet.newsletter.delivery.smtp.TrickyServer;
import io.broadsheet.newsletter.delivery.smtp.TrickyServer.Call;
import io.broadsheet.newsletter.delivery.smtp.TrickyServer.Trick;
import io.broadsheet.newsletter.subscription.Recipients.Recipient;
import io.broadsheet.newsletter.subscription.Recipients.Standing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What becomes of a mail, of its reader and of the next mail, after answers of real servers. */
class SmtpRepliesIT {
    private static final InstantSource TIME = InstantSource.system();

    private final List<Entry> recorded = new ArrayList<>();
    private final ModelLedger ledger = new ModelLedger(TIME);
    private final TestSending sending = new TestSending(ledger, TIME);
    private TrickyServer server;
    private SmtpWorker worker;

    @BeforeEach
    void start() throws IOException {
        server = new TrickyServer(null);
        worker = worker(100);
    }

    @AfterEach
    void stop() {
        worker.hangUp();
        server.close();
    }

    record Case(String stage, String reply, String delivery, String reader) {}

    static Stream<Case> answers() throws IOException {
        try (InputStream cases =
                Objects.requireNonNull(SmtpRepliesIT.class.getResourceAsStream("/mails/replies.tsv"))) {
            return new String(cases.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(fields -> new Case(fields[0], fields[1], fields[2], fields[3]))
                    .filter(each -> Stream.of("RCPT", "MAIL", "DOT").anyMatch(each.stage()::equals))
                    .filter(each -> each.reply().matches("\\d{3}.*"));
        }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void meanWhatTheyMean(Case each) {
        server.plays(call -> each.stage().equals(call.verb()) && isFirst(call) ? trick(each) : null);

        var outcome = sent("ann@news.example");

        assertThat(outcome).as(each.delivery()).isInstanceOfAny(expected(each.delivery()));
        assertThat(sending.suppressed.isEmpty())
                .as("the reader %s", each.reader())
                .isEqualTo(!each.reader().equals("suppressed"));
        if (!each.stage().equals("MAIL")) {
            assertThat(sent("bob@other.example")).as("others go on").isInstanceOf(Outcome.Sent.class);
        }
    }

    private boolean isFirst(Call call) {
        return call.verb().equals("MAIL") || call.recipient().equals("ann@news.example");
    }

    private static Trick trick(Case each) {
        var reply = each.reply();
        var text = reply.replaceFirst(", then RST$", "")
                .replace("{rcpt}", "ann@news.example")
                .replace("|", "\r\n");
        return new Trick(text, reply.endsWith(", then RST") || reply.startsWith("421"));
    }

    private static Class<?>[] expected(String delivery) {
        if (delivery.contains("policy")) {
            return new Class<?>[] {Outcome.Held.class, Outcome.Deferred.class};
        }
        return new Class<?>[] {
            switch (delivery.split("[ ,;]")[0]) {
                case "deferred", "soft", "again" -> Outcome.Deferred.class;
                case "failed", "refused" -> Outcome.Failed.class;
                case "sent" -> Outcome.Sent.class;
                case "back" -> Outcome.Released.class;
                default -> throw new IllegalArgumentException(delivery);
            }
        };
    }

    @Test
    void takeTheMailOnceWhoeverBreaksTheConnectionAfterThem() {
        server.plays(call -> call.verb().equals("DOT") ? new Trick("250 2.0.0 queued", true) : null);

        assertThat(sent("ann@news.example")).isInstanceOf(Outcome.Sent.class);
        assertThat(sent("ann@news.example")).isInstanceOf(Outcome.Sent.class);
        assertThat(server.taken()).hasSize(2);
    }

    @Test
    void leaveAMailPerhapsSentThatGotNone() {
        server.plays(call -> call.verb().equals("DOT") ? Trick.CLOSE : null);

        assertThat(sent("ann@news.example")).isEqualTo(new Outcome.Unanswered(Duration.ofSeconds(1), true));
        assertThat(sending.meters
                        .find("broadsheet.deliveries")
                        .tag("reason", "perhaps_sent")
                        .counter())
                .isNotNull();
    }

    /** One answer too many, so that each that follows is one to what was said before. */
    @ParameterizedTest
    @CsvSource({"MAIL, false", "RCPT, false", "DATA, true"})
    void countForNothingWhereTheyAreOutOfStep(String verb, boolean perhapsSent) {
        server.plays(call -> call.verb().equals(verb) && isFirst(call)
                ? new Trick(verb.equals("DATA") ? "354 Go on\r\n354 Go on" : "250 Ok\r\n250 Ok", false)
                : null);

        assertThat(sent("ann@news.example")).isEqualTo(new Outcome.Unanswered(Duration.ofSeconds(1), perhapsSent));
        server.plays(call -> null);
        assertThat(sent("ann@news.example")).isInstanceOf(Outcome.Sent.class);
        assertThat(server.calls("BANNER")).isEqualTo(2);
    }

    /** Row ANY of the table: as the time-out of an answer has it, a slow one is as good as another. */
    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA", "DOT"})
    void mayComeAnOctetAtATime(String verb) {
        server.plays(call -> call.verb().equals(verb) && isFirst(call) ? Trick.SLOW : null);

        assertThat(sent("ann@news.example")).isInstanceOf(Outcome.Sent.class);
    }

    @Test
    void mayComeFromAServerWithoutEhlo() {
        server.plays(call -> call.verb().equals("EHLO") ? Trick.answer("502 5.5.1 Unknown") : null);

        assertThat(sent("ann@news.example")).isInstanceOf(Outcome.Sent.class);
    }

    @ParameterizedTest
    @MethodSource
    void sendEverythingBackWhereTheServerTakesNothing(String verb, String answer) {
        server.plays(call -> call.verb().equals(verb) ? Trick.answer(answer) : null);

        assertThat(sent("ann@news.example")).isInstanceOf(Outcome.Released.class);
        assertThat(sending.state.trouble())
                .hasValueSatisfying(why -> assertThat(why).contains(answer.substring(0, 3)));
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> sendEverythingBackWhereTheServerTakesNothing() {
        return Stream.of(
                org.junit.jupiter.params.provider.Arguments.of("BANNER", "554 No SMTP service here"),
                org.junit.jupiter.params.provider.Arguments.of("BANNER", "421 4.3.2 Too busy"),
                org.junit.jupiter.params.provider.Arguments.of("EHLO", "421 4.3.2 Too busy"),
                org.junit.jupiter.params.provider.Arguments.of("MAIL", "421 4.3.2 Too busy"),
                org.junit.jupiter.params.provider.Arguments.of("MAIL", "550 5.7.1 Sender is blocked"),
                org.junit.jupiter.params.provider.Arguments.of(
                        "MAIL", "530 5.7.0 Must issue a STARTTLS command first"));
    }

    /** The relay's limit is below ours. */
    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA"})
    void openANewConnectionWhereOneHasHadItsMails(String verb) {
        server.plays(call -> call.verb().equals(verb) && call.mail() > 3
                ? Trick.answer("421 4.7.0 Too many messages in this connection")
                : null);

        assertThat(IntStream.range(0, 10).mapToObj(i -> sent("r" + i + "@news.example")))
                .allMatch(Outcome.Sent.class::isInstance);
        assertThat(sending.domains.open()).isZero();
    }

    @Test
    void openANewConnectionWhereOneWasClosedInSilence() {
        server.plays(call -> call.verb().equals("MAIL") && call.mail() > 3 ? Trick.CLOSE : null);

        assertThat(IntStream.range(0, 10).mapToObj(i -> sent("r" + i + "@news.example")))
                .allMatch(Outcome.Sent.class::isInstance);
    }

    @Test
    void areAwaitedOnOneConnectionForSoManyMailsOnly() {
        worker = worker(4);

        IntStream.range(0, 10).forEach(i -> sent("r" + i + "@news.example"));

        assertThat(server.taken()).hasSize(10);
        assertThat(server.calls("BANNER")).isEqualTo(3);
    }

    @Test
    void areAwaitedOnOneConnectionForSoLongOnly() {
        worker = worker(100, Duration.ZERO);

        IntStream.range(0, 3).forEach(i -> sent("r" + i + "@news.example"));

        assertThat(server.taken()).hasSize(3);
        assertThat(server.calls("BANNER")).isEqualTo(3);
    }

    @Test
    void ofOneProviderLetTheOthersGoOn() {
        server.plays(call -> call.verb().equals("RCPT") && call.recipient().endsWith("@big.example")
                ? Trick.answer("421 4.7.28 Unusual rate from your domain, temporarily limited")
                : null);

        assertThat(sent("a@big.example")).isInstanceOf(Outcome.Deferred.class);
        assertThat(IntStream.range(0, 50).mapToObj(i -> sent("r" + i + "@big.example")))
                .as("no attempt is counted for those that were not tried")
                .allMatch(Outcome.Released.class::isInstance);
        assertThat(IntStream.range(0, 50).mapToObj(i -> sent("r" + i + "@news.example")))
                .allMatch(Outcome.Sent.class::isInstance);
        assertThat(server.calls("RCPT")).isEqualTo(51);
    }

    @Test
    void ofPolicyAreMetByAHandful() {
        server.plays(call -> call.verb().equals("RCPT") && call.recipient().endsWith("@big.example")
                ? Trick.answer("550 5.7.515 Access denied, sending domain does not meet the required level")
                : null);

        var outcomes = IntStream.range(0, 1_000)
                .mapToObj(i -> sent("r" + i + "@big.example"))
                .toList();

        assertThat(server.calls("RCPT")).isEqualTo(5);
        assertThat(outcomes.subList(0, 5))
                .allMatch(
                        outcome -> outcome instanceof Outcome.Held held && held.reason() == ReplyClass.AUTHENTICATION);
        assertThat(outcomes.subList(5, 1_000))
                .allMatch(outcome -> outcome instanceof Outcome.Released released
                        && released.waitsFor() == ReplyClass.AUTHENTICATION);
        assertThat(sending.suppressed).isEmpty();
    }

    /** As one did for hours in December 2020, of accounts that were all there. */
    @Test
    void thatKnowNoMailboxOfAProviderAreBelievedOfAFewOnly() {
        server.plays(call -> call.verb().equals("RCPT") && call.recipient().endsWith("@big.example")
                ? Trick.answer("550 5.1.1 The email account that you tried to reach does not exist")
                : null);

        var outcomes = IntStream.range(0, 100)
                .mapToObj(i -> sent("r" + i + "@big.example"))
                .toList();
        assertThat(outcomes).allMatch(Outcome.Failed.class::isInstance);
        assertThat(sending.suppressed).hasSize(4);
        sent("ann@small.example");
        server.plays(
                call -> call.recipient().endsWith("@small.example") ? Trick.answer("550 5.1.1 No such user") : null);
        sent("bob@small.example");
        assertThat(sending.suppressed).as("elsewhere one is enough").hasSize(5);
    }

    @Test
    void ofPolicyToAllDomainsAreMetByAHandful() {
        server.plays(call -> call.verb().equals("RCPT") ? Trick.answer("550 5.7.1 Your network is blocked") : null);

        IntStream.range(0, 1_000).forEach(i -> sent("ann@d" + i + ".example"));

        assertThat(server.calls("RCPT")).isLessThanOrEqualTo(15);
    }

    @Test
    void thatPutOffAllMailsSlowTheLane() {
        server.plays(call -> call.verb().equals("DOT") ? Trick.answer("451 4.3.0 Try later") : null);

        IntStream.range(0, 1_000).forEach(i -> sent("ann@d" + i + ".example"));

        assertThat(server.calls("DOT")).isLessThanOrEqualTo(30);
    }

    @Test
    void countAnAttemptWhereAMailCannotBeComposed() {
        var broken = known("ann@news.example", () -> {
            throw new IllegalStateException("no such zone");
        });

        worker.handle(new ClaimedDelivery(delivery(), claim(), broken)).join();

        assertThat(recorded.getLast().outcome()).isInstanceOf(Outcome.Deferred.class);
    }

    @Test
    void leaveAMailAloneWhereTheDatabaseIsAway() {
        MailServer away = () -> {
            throw new IllegalStateException(new MongoTimeoutException("away"));
        };
        worker = worker(new KeptConnection(away, 100, Duration.ofMinutes(5)));

        worker.handle(new ClaimedDelivery(delivery(), claim(), known("ann@news.example")))
                .join();

        assertThat(recorded).isEmpty();
    }

    @Test
    void areNotAskedForUnderALostClaim() {
        var claim = claim();
        claim.lose();

        worker.handle(new ClaimedDelivery(delivery(), claim, known("ann@news.example")))
                .join();

        assertThat(recorded).isEmpty();
        assertThat(server.calls()).isEmpty();
    }

    private Outcome sent(String address) {
        worker.handle(new ClaimedDelivery(delivery(), claim(), known(address))).join();
        return recorded.getLast().outcome();
    }

    private static Claim claim() {
        return new Claim(UUID.randomUUID(), Moment.now(), Duration.ofMinutes(1), Moment::now);
    }

    private static Delivery delivery() {
        return Interleaving.delivery(UUID.randomUUID(), TIME.instant());
    }

    private static Known known(String address) {
        return known(address, () -> new MailContent("s", "t", "h", "test", List.of()));
    }

    private static Known known(String address, java.util.function.Supplier<MailContent> content) {
        var reader = new Recipient(UUID.randomUUID(), address, Standing.ACTIVE, 1);
        return new Known(
                reader, content, System.nanoTime() + Duration.ofMinutes(1).toNanos());
    }

    private SmtpWorker worker(int mostMails) {
        return worker(mostMails, Duration.ofMinutes(5));
    }

    private SmtpWorker worker(int mostMails, Duration oldest) {
        var settings = new JavaMailSenderImpl();
        settings.setHost("127.0.0.1");
        settings.setPort(server.port());
        settings.getJavaMailProperties().setProperty("mail.smtp.timeout", "5000");
        return worker(new KeptConnection(new AngusMailServer(settings, Tls.OFFERED), mostMails, oldest));
    }

    private SmtpWorker worker(KeptConnection connection) {
        return sending.worker(
                connection, sending.claims(Duration.ofMinutes(1), UUID::randomUUID, Moment::now), entry -> {
                    recorded.add(entry);
                    return CompletableFuture.completedFuture(true);
                });
    }
}
