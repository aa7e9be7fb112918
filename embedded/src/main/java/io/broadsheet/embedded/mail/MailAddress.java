package io.broadsheet.embedded.mail;

import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** An address of a header, its name decoded. */
@JsonNaming(UpperCamelCaseStrategy.class)
record MailAddress(String name, String address) {

    @Override
    public String toString() {
        return name.isEmpty() ? address : name + " <" + address + ">";
    }
}
