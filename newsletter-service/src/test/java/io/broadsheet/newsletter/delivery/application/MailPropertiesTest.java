package io.broadsheet.newsletter.delivery.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailPropertiesTest {

    /** A mail server need not speak SMTPUTF8, nor does DNS. */
    @Test
    void sendFromAnInternationalDomainByItsPlainName() {
        var sender = new MailProperties.Sender("Newsletter@zeitung-köln.example", "Zeitung", null, null, "broadsheet");

        assertThat(sender.address()).isEqualTo("Newsletter@xn--zeitung-kln-zfb.example");
        assertThat(sender.bouncesTo()).isEqualTo("xn--zeitung-kln-zfb.example");
        assertThat(sender.list()).isEqualTo("digest.xn--zeitung-kln-zfb.example");
    }

    @Test
    void leaveAPlainAddressAsItIs() {
        assertThat(new MailProperties.Sender("newsletter@Intranet", "Z", null, null, "broadsheet").address())
                .isEqualTo("newsletter@Intranet");
    }
}
