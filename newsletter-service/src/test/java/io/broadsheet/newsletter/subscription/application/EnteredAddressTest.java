package io.broadsheet.newsletter.subscription.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.broadsheet.newsletter.subscription.domain.RuleBroken;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnteredAddressTest {

    @ParameterizedTest
    @CsvSource({
        "reader@example.org, reader@example.org",
        "'  Jane.Doe+news@Example.ORG ', Jane.Doe+news@example.org",
        "o'hara@example.co.uk, o'hara@example.co.uk",
        "leser@bücher.example, leser@xn--bcher-kva.example",
        "reader@例え.テスト, reader@xn--r8jz45g.xn--zckzah",
    })
    void takesWhatMailReaches(String given, String kept) {
        assertThat(EnteredAddress.read(given).value()).isEqualTo(kept);
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
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> EnteredAddress.read(given));
    }

    @Test
    void refusesOverlongOnes() {
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> EnteredAddress.read("a".repeat(65) + "@example.org"));
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() ->
                        EnteredAddress.read("a@" + "b".repeat(60).concat(".").repeat(5) + "org"));
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> EnteredAddress.read("a@" + "ü".repeat(100_000) + ".org"));
    }

    /** Looking for the end anew from each of them took hours. */
    @ParameterizedTest
    @ValueSource(strings = {"\t", "\r\n", "\u3000", " \u2028"})
    @Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
    void passesOverSpaceHoweverMuch(String space) {
        var much = space.repeat(400_000);

        assertThat(EnteredAddress.read(much + "reader@example.org" + much).value())
                .isEqualTo("reader@example.org");
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> EnteredAddress.read("reader@" + much + "example.org"));
    }

    @Test
    void foldsSpellingsOfOneMailbox() {
        assertThat(EnteredAddress.read("Jane.Doe@EXAMPLE.org").folded())
                .isEqualTo(EnteredAddress.read("jane.doe@example.org").folded());
    }

    @Test
    void doesNotPrintTheAddress() {
        assertThat(EnteredAddress.read("jane@example.org").toString()).doesNotContain("jane");
    }

    /** IDNA2003 made other domains of these, which belong to others. */
    @ParameterizedTest
    @CsvSource({
        "a@straße.de, a@xn--strae-oqa.de",
        "b@faß.de, b@xn--fa-hia.de",
        "c@ΒΌΛΟΣ.com, c@xn--nxasmq6b.com",
        "c@βόλος.com, c@xn--nxasmm1c.com",
        "d@نامه\u200cای.com, d@xn--mgba3gch31f060k.com",
        "e@ශ්\u200dරී.com, e@xn--10cl1a0b660p.com",
    })
    void mailsTheDomainThatWasEntered(String given, String kept) {
        assertThat(EnteredAddress.read(given).value()).isEqualTo(kept);
        assertThat(EnteredAddress.read(kept)).isEqualTo(EnteredAddress.read(given));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@xn--strae-oq.de",
                "a@xn--zzzzzzzzzz99999.de",
                "a@exam\u200dple.org",
                "a@xn--.org",
                "a@ab--cd.org"
            })
    void refusesWhatIsNoIdnaName(String given) {
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> EnteredAddress.read(given));
    }

    @ParameterizedTest
    @CsvSource({
        "jane+news@example.org, jane@example.org",
        "Jane@example.org, jane@example.org",
        "+jane@example.org, +jane@example.org",
        "ja.ne@example.org, ja.ne@example.org",
        "j.a.n.e+x+y@googlemail.com, jane@gmail.com",
    })
    void knowsTheMailboxBehindATag(String given, String mailbox) {
        assertThat(EnteredAddress.read(given).mailbox()).isEqualTo(mailbox);
    }

    /** {@code cases/addresses.ndjson}: what people entered, and what should become of it. */
    @ParameterizedTest
    @MethodSource("cases")
    void doesAsTheCasesSay(Case given) {
        if (given.status() == 422) {
            assertThatExceptionOfType(RuleBroken.class)
                    .isThrownBy(() -> EnteredAddress.read(given.email()))
                    .withMessageNotContaining("bad request");
        } else if (given.stored().isEmpty()) {
            assertThat(EnteredAddress.read(given.email()).value()).contains("@xn--");
        } else {
            assertThat(EnteredAddress.read(given.email()).value()).isEqualTo(given.stored());
        }
    }

    static List<Case> cases() {
        return Cases.read("addresses", Case.class);
    }

    record Case(String email, int status, String stored, String note) {}
}
