package io.broadsheet.chassis.token;

import io.broadsheet.chassis.BadSetting;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** Signed and sealed tokens, for the services that ask for them: only they need the secret. */
@AutoConfiguration
@ConditionalOnProperty("broadsheet.service")
public class TokenAutoConfiguration {
    private static final String SECRET = "broadsheet.token-secret";
    private static final String PREVIOUS = "broadsheet.previous-token-secrets";

    @Bean
    @Lazy
    SignedTokens signedTokens(Environment environment) {
        return new SignedTokens(secret(environment), previous(environment));
    }

    @Bean
    @Lazy
    SealedTokens sealedTokens(Environment environment) {
        return new SealedTokens(secret(environment), previous(environment));
    }

    private static String secret(Environment environment) {
        var secret = environment.getProperty(SECRET);
        if (secret == null || secret.isBlank()) {
            throw new BadSetting(SECRET, "is missing: at least 32 random characters, the same on every instance");
        }
        if (secret.length() < 32) {
            throw new BadSetting(SECRET, "must have at least 32 characters");
        }
        return secret;
    }

    private static List<String> previous(Environment environment) {
        var previous = List.of(environment.getProperty(PREVIOUS, String[].class, new String[0]));
        if (previous.stream().anyMatch(each -> each.length() < 32)) {
            throw new BadSetting(PREVIOUS, "must have at least 32 characters each");
        }
        return previous;
    }
}
