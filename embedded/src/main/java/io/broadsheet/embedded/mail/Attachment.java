package io.broadsheet.embedded.mail;

import com.fasterxml.jackson.annotation.JsonProperty;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A part of a mail that is not its text, in Mailpit's shape. */
@JsonNaming(UpperCamelCaseStrategy.class)
record Attachment(
        @JsonProperty("PartID") String partId,
        String fileName,
        String contentType,
        @JsonProperty("ContentID") String contentId,
        long size) {}
