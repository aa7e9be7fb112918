package io.broadsheet.embedded.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ParsedMailTest {

    @Test
    void showsTheSourceOfAMailOfTooManyParts() {
        assertThat(ofParts(1_000).message().attachments()).hasSize(1_000);

        var more = ofParts(1_001);
        assertThat(more.message().subject()).isEqualTo("(unreadable)");
        assertThat(more.message().attachments()).isEmpty();
    }

    @Test
    void cutsLongHeadersInSummaries() {
        var summary = parse("Subject: " + "high tide ".repeat(1_000) + "\r\nTo: " + "ann@news.example, ".repeat(1_000)
                        + "ann@news.example\r\n\r\nText")
                .summary();

        assertThat(summary.subject()).startsWith("high tide").hasSize(500);
        assertThat(summary.to()).hasSize(10);
    }

    private static ParsedMail ofParts(int count) {
        return parse("Content-Type: multipart/mixed; boundary=b\r\n\r\n"
                + "--b\r\nContent-Type: image/png\r\n\r\nx\r\n".repeat(count) + "--b--");
    }

    private static ParsedMail parse(String mail) {
        return ParsedMail.parse("1", Instant.EPOCH, mail.getBytes(UTF_8));
    }
}
