package io.broadsheet.embedded.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressCommandTest {

    @Test
    void readsAddressAndParameters() {
        assertThat(AddressCommand.parse("FROM:<ann@example.org> SIZE=12 smtputf8"))
                .isEqualTo(new AddressCommand("ann@example.org", Map.of("SIZE", "12", "SMTPUTF8", "")));
        assertThat(AddressCommand.parse("from:<>")).isEqualTo(new AddressCommand("", Map.of()));
        assertThat(AddressCommand.parse("TO: <\"a b\"@example.org>").address()).isEqualTo("\"a b\"@example.org");
        assertThat(AddressCommand.parse("TO:<@relay.example:ann@example.org>").address())
                .isEqualTo("ann@example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann@example.org", "TO:ann@example.org", "TO:<ann>", "TO:<@example.org>", "TO:<ann@>", ""})
    void refusesWhatIsNoAddress(String argument) {
        assertThat(AddressCommand.parse(argument)).isNull();
    }
}
