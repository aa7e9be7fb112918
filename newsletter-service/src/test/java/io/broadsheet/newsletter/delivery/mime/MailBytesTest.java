package io.broadsheet.newsletter.delivery.mime;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.newsletter.delivery.MailContent;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailBytesTest {
    private static final MailBody.Links LINKS = new MailBody.Links(
            "https://news.example/unsubscribe/" + "u".repeat(54),
            "https://news.example/subscriptions/" + "p".repeat(54));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tides and time",
                "“Tides”, ‘time’ – and 9 more",
                "النشرة اليومية",
                "潮汐与时间潮汐与时间潮汐与时间潮汐与时间潮汐与时间潮汐与时间潮汐与时间潮汐与时间潮汐与时间潮汐与时间",
                "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦",
                "=?utf-8?Q?not_a_word?=",
                "A title of three hundred characters goes on and on, and on, and on, and on, and on, and on, and on, and on,"
                        + " and on, and on, and on, and on, and on, and on, and on, and on, and on, and on, and on, and on."
            })
    void bringsSubjectsAcrossAsTheyAre(String subject) throws Exception {
        var message = parsed(new MailHeaders().addText("Subject", subject));

        assertThat(message.getSubject()).isEqualTo(subject);
        assertThat(new MailHeaders()
                        .addText("Subject", subject)
                        .fields()
                        .get("Subject")
                        .split("\r\n"))
                .allMatch(line -> line.length() <= 78);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tides\r\nBcc: all@news.example",
                "Tides\nBcc: all@news.example",
                "Tides\rBcc: all@news.example",
                "Tides\r\n\r\nBcc: all@news.example",
                "Tides\u0085Bcc: all@news.example",
                "Tides\u2028Bcc: all@news.example",
                "Tïdes\r\nBcc: all@news.example",
                "Tides\u0000\u000BBcc: all@news.example",
                "=?utf-8?Q?=0d=0aBcc:_all@news.example?="
            })
    void letsNoTextBecomeAHeader(String subject) throws Exception {
        var headers = new MailHeaders()
                .addText("Subject", subject)
                .add("To", subject)
                .addMailbox("From", MailHeaders.mailbox(subject, "daily@news.example"));

        var message = parsed(headers);

        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getAllHeaders().asIterator()).toIterable().hasSize(3);
        assertThat(((InternetAddress) message.getFrom()[0]).getAddress()).isEqualTo("daily@news.example");
    }

    @Test
    void putsEachReadersLinksIntoOneRendering() throws Exception {
        var content = new MailContent(
                "s",
                "“Tides” = time \n-- \nUnsubscribe: " + MailContent.UNSUBSCRIBE + "\n.\nFrom x\n",
                "<p>“Tides”</p>" + "x".repeat(200) + "<a href=\"" + MailContent.PREFERENCES + "\">y</a>",
                "daily",
                List.of());
        var body = MailBody.of(content);

        var mail = body.with(LINKS);
        var parts = (MimeMultipart) parsed(new MailHeaders().add("Content-Type", body.contentType()), mail)
                .getContent();

        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).getContent().toString().replace("\r\n", "\n"))
                .isEqualTo("“Tides” = time \n-- \nUnsubscribe: " + LINKS.unsubscribe() + "\n.\nFrom x\n");
        assertThat(parts.getBodyPart(1).getContent().toString())
                .contains("<p>“Tides”</p>")
                .endsWith("<a href=\"" + LINKS.preferences() + "\">y</a>");
        assertThat(new String(mail, StandardCharsets.US_ASCII).split("\r\n"))
                .allMatch(line -> line.length() <= 76 || line.startsWith("Content-"));
    }

    @Test
    void knowsItsOwnReturnPathsWhateverTheirCase() {
        var paths = new ReturnPath("0123456789012345678901234567890123456789", "bounce.news.example");
        var delivery = UUID.randomUUID();
        var address = paths.of(delivery);

        assertThat(address.indexOf('@')).isLessThanOrEqualTo(64);
        assertThat(paths.delivery(address.toUpperCase(java.util.Locale.ROOT))).contains(delivery);
        assertThat(paths.delivery(
                        address.replace(delivery.toString(), UUID.randomUUID().toString())))
                .isEmpty();
        assertThat(paths.delivery("b+x@bounce.news.example")).isEmpty();
    }

    private static MimeMessage parsed(MailHeaders headers) throws Exception {
        return parsed(headers, new byte[0]);
    }

    private static MimeMessage parsed(MailHeaders headers, byte[] body) throws Exception {
        var bytes = new java.io.ByteArrayOutputStream();
        bytes.writeBytes(headers.bytes());
        bytes.writeBytes(new byte[] {'\r', '\n'});
        bytes.writeBytes(body);
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes.toByteArray()));
    }
}
