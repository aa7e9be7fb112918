package io.broadsheet.newsletter.subscription.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.broadsheet.chassis.BadSetting;
import io.broadsheet.newsletter.subscription.application.SubscriptionSettings.SignUps;
import io.broadsheet.newsletter.subscription.domain.EmailAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class AddressKeysTest {
    private static final String FIRST = "the first secret of this paper, 0123456789";
    private static final String SECOND = "the second secret of this paper, 0123456789";

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void refusesToStartWhereAnExchangedTokenSecretWouldMakeReadersUnknown() {
        environment.setProperty("broadsheet.token-secret", SECOND);
        environment.setProperty("broadsheet.previous-token-secrets", FIRST);

        assertThatExceptionOfType(BadSetting.class)
                .isThrownBy(() -> new AddressKeys(settings(SECOND), environment))
                .withMessageContaining("broadsheet.newsletter.subscription.address-key")
                .withMessageNotContainingAny(FIRST, SECOND);
    }

    @Test
    void knowsReadersWhileTheTokenSecretIsExchangedIfItsKeyStays() {
        environment.setProperty("broadsheet.token-secret", FIRST);
        String before = new AddressKeys(settings(FIRST), environment).of(EmailAddress.of("ann", "news.example"));
        environment.setProperty("broadsheet.token-secret", SECOND);
        environment.setProperty("broadsheet.previous-token-secrets", FIRST);

        assertThat(new AddressKeys(settings(FIRST), environment).of(EmailAddress.of("ann", "news.example")))
                .isEqualTo(before);
    }

    private static SubscriptionSettings settings(String addressKey) {
        return new SubscriptionSettings(
                "Paper",
                addressKey,
                Duration.ZERO,
                Duration.ofDays(30),
                Duration.ofDays(90),
                Duration.ofDays(100),
                new SignUps(6, 200, 5000));
    }
}
