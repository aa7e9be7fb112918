package io.broadsheet.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void whatPeopleDoThemselvesNeverTakesThePlaceOfWhatOthersDid() {
        var account = made();
        for (int i = 0; i < 300; i++) {
            account = account.withOwnPassword("hash " + i, NOON).withSessionsEnded("anna", NOON);
        }

        assertThat(account.activity()).hasSize(200);
        assertThat(account.activity().getFirst().what()).isEqualTo(Activity.CREATED);
    }

    @Test
    void endingTheSameSessionsAgainIsNoLineMore() {
        var ended = made().withSessionsEnded("anna", NOON);

        assertThat(ended.withSessionsEnded("anna", NOON.plusSeconds(1))).isSameAs(ended);
        assertThat(ended.withSessionsEnded("ada", NOON).activity()).hasSize(3);
    }

    @Test
    void newRolesOfTheSettingsBringNoPasswordBack() {
        var said = new SettingsMarks("all", "editor", "password");
        var own = made().withOwnPassword("own", NOON);
        var disabled = own.changed(null, own.roles(), true, "ada", NOON);

        var next = disabled.withSettings(Set.of(Role.EDITOR), null, said, NOON.plusSeconds(1));

        assertThat(next.password()).isEqualTo("own");
        assertThat(next.passwordAt()).isEqualTo(NOON);
        assertThat(next.disabled()).isTrue();
        assertThat(next.roles()).containsExactly(Role.EDITOR);
        var anew = disabled.withSettings(Set.of(Role.EDITOR), "hash", said, NOON.plusSeconds(1));
        assertThat(anew.disabled()).isFalse();
        assertThat(anew.password()).isEqualTo("hash");
    }

    private static Account made() {
        return Account.made(
                UUID.randomUUID(), new AccountName("anna"), null, Set.of(Role.AUTHOR), "hash", NOON, "ada", NOON);
    }
}
