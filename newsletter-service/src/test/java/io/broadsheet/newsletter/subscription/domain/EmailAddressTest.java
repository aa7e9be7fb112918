package io.broadsheet.newsletter.subscription.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "reader@example.org, reader@example.org",
        "'  Jane.Doe+news@Example.ORG ', Jane.Doe+news@example.org",
        "o'hara@example.co.uk, o'hara@example.co.uk",
        "leser@bücher.example, leser@xn--bcher-kva.example",
        "reader@例え.テスト, reader@xn--r8jz45g.xn--zckzah",
    })
    void takesWhatMailReaches(String given, String kept) {
        assertThat(new EmailAddress(given).value()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "reader",
                "@example.org",
                "reader@",
                "reader@localhost",
                "reader@example..org",
                "reader@-example.org",
                "reader@127.0.0.1",
                "reader@[127.0.0.1]",
                "a@b@example.org",
                "two words@example.org",
                "reader@exa mple.org",
                ".reader@example.org",
                "reader.@example.org",
                "rea..der@example.org",
                "\"quoted\"@example.org",
                "Jane <jane@example.org>",
                "jürgen@example.org",
                "reader@example.org\r\nBcc: other@example.org",
                "reader\u0000@example.org",
                "reader@example.org,other@example.org",
            })
    void refusesWhatIsNoMailbox(String given) {
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> new EmailAddress(given));
    }

    @Test
    void refusesOverlongOnes() {
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> new EmailAddress("a".repeat(65) + "@example.org"));
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(
                        () -> new EmailAddress("a@" + "b".repeat(60).concat(".").repeat(5) + "org"));
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> new EmailAddress("a@" + "ü".repeat(100_000) + ".org"));
    }

    @Test
    void foldsSpellingsOfOneMailbox() {
        assertThat(new EmailAddress("Jane.Doe@EXAMPLE.org").folded())
                .isEqualTo(new EmailAddress("jane.doe@example.org").folded());
    }

    @Test
    void doesNotPrintTheAddress() {
        assertThat(new EmailAddress("jane@example.org").toString()).doesNotContain("jane");
    }
}
