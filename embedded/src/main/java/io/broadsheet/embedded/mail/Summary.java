package io.broadsheet.embedded.mail;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A mail in a list, in Mailpit's shape. */
@JsonNaming(UpperCamelCaseStrategy.class)
record Summary(
        @JsonProperty("ID") String id,
        @JsonProperty("MessageID") String messageId,
        boolean read,
        @Nullable MailAddress from,
        List<MailAddress> to,
        List<MailAddress> cc,
        List<MailAddress> bcc,
        List<MailAddress> replyTo,
        String subject,
        Instant created,
        String username,
        List<String> tags,
        long size,
        int attachments,
        String snippet) {}
