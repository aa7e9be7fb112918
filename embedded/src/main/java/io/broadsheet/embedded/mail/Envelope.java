package io.broadsheet.embedded.mail;

import java.util.List;

/** Who sent a mail and to whom, as the SMTP dialogue said, which its headers need not repeat. */
record Envelope(String sender, List<String> recipients) {

    Envelope {
        recipients = List.copyOf(recipients);
    }
}
