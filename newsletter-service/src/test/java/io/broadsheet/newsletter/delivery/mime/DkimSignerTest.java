package io.broadsheet.newsletter.delivery.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.broadsheet.newsletter.delivery.MailContent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.PublicKeyRecordRetriever;
import org.apache.james.jdkim.exceptions.FailException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the verifier of Apache James, which shares no line with the signer. */
class DkimSignerTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final KeyPair KEYS = keys();

    @Test
    void signsWhatAnotherVerifies() throws Exception {
        var signatures = verified(signed("“Tides”  and\ttime", true));

        assertThat(signatures).singleElement().satisfies(signature -> {
            assertThat(signature.getDToken()).hasToString("news.example");
            assertThat(signature.getHeaders().stream().map(Object::toString))
                    .contains("list-unsubscribe", "list-unsubscribe-post", "list-id", "message-id", "feedback-id");
        });
    }

    @Test
    void failsWhereAHeaderOrTheBodyWasChanged() throws Exception {
        var mail = new String(signed("Tides and time", true), StandardCharsets.ISO_8859_1);

        for (var change : List.of(
                mail.replace("/unsubscribe/abc", "/unsubscribe/abd"),
                mail.replace("Subject: Tides", "Subject: Rides"),
                mail.replace("The sea", "The see"))) {
            assertThat(change).isNotEqualTo(mail);
            assertThatExceptionOfType(FailException.class)
                    .isThrownBy(() -> verified(change.getBytes(StandardCharsets.ISO_8859_1)));
        }
    }

    @Test
    void signsTransactionalMailsWithoutListHeaders() throws Exception {
        assertThat(verified(signed("Confirm", false))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: mallory@other.example",
                "Subject: Win a boat",
                "Reply-To: mallory@other.example",
                "To: all@news.example",
                "Date: Mon, 1 Jan 2026 00:00:00 +0000"
            })
    void failsWhereAFieldWasAdded(String field) throws Exception {
        var mail = new String(signed("Tides and time", true), StandardCharsets.ISO_8859_1);

        for (var more : List.of(field + "\r\n" + mail, mail.replaceFirst("\r\n\r\n", "\r\n" + field + "\r\n\r\n"))) {
            assertThatExceptionOfType(FailException.class)
                    .isThrownBy(() -> verified(more.getBytes(StandardCharsets.ISO_8859_1)));
        }
    }

    private static List<org.apache.james.jdkim.api.SignatureRecord> verified(byte[] mail) throws Exception {
        PublicKeyRecordRetriever dns = (method, selector, domain) -> List.of("v=DKIM1; k=rsa; p="
                + Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded()));
        return new DKIMVerifier(dns).verify(new ByteArrayInputStream(mail));
    }

    private static byte[] signed(String subject, boolean digest) {
        var body = MailBody.of(new MailContent(subject, "The sea \n\n\n", "<p>The  sea</p>\n\n", "daily", List.of()))
                .with(new MailBody.Links("https://news.example/u", "https://news.example/p"));
        var headers = new MailHeaders()
                .addMailbox("From", MailHeaders.mailbox("Tide", "daily@news.example"))
                .add("To", "ann@news.example")
                .addText("Subject", subject)
                .addDate(NOW)
                .add("Message-ID", "<1@news.example>")
                .add("MIME-Version", "1.0")
                .add("Auto-Submitted", "auto-generated");
        if (digest) {
            headers.add("List-Id", "Tide <digest.news.example>")
                    .add("List-Unsubscribe", "<https://news.example/unsubscribe/abc>")
                    .add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
                    .add("Feedback-ID", "1:daily:digest:broadsheet");
        }
        var signature = new DkimSigner("news.example", "2026a", KEYS.getPrivate()).sign(headers.fields(), body, NOW);
        var mail = new ByteArrayOutputStream();
        mail.writeBytes(("DKIM-Signature: " + signature + "\r\n").getBytes(StandardCharsets.US_ASCII));
        mail.writeBytes(headers.bytes());
        mail.writeBytes(new byte[] {'\r', '\n'});
        mail.writeBytes(body);
        return mail.toByteArray();
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
