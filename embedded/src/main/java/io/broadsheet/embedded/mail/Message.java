package io.broadsheet.embedded.mail;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A whole mail, in Mailpit's shape. */
@JsonNaming(UpperCamelCaseStrategy.class)
record Message(
        @JsonProperty("ID") String id,
        @JsonProperty("MessageID") String messageId,
        @Nullable MailAddress from,
        List<MailAddress> to,
        List<MailAddress> cc,
        List<MailAddress> bcc,
        List<MailAddress> replyTo,
        String returnPath,
        String subject,
        Instant date,
        List<String> tags,
        String username,
        String text,
        @JsonProperty("HTML") String html,
        long size,
        List<Attachment> inline,
        List<Attachment> attachments) {}
