package io.broadsheet.chassis.token;

import io.broadsheet.chassis.BadSetting;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** Signed tokens, for the services that ask for them: only they need the secret. */
@AutoConfiguration
@ConditionalOnProperty("broadsheet.service")
public class TokenAutoConfiguration {
    private static final String SECRET = "broadsheet.token-secret";

    @Bean
    @Lazy
    SignedTokens signedTokens(Environment environment) {
        var secret = environment.getProperty(SECRET);
        if (secret == null || secret.isBlank()) {
            throw new BadSetting(SECRET, "is missing: at least 32 random characters, the same on every instance");
        }
        if (secret.length() < 32) {
            throw new BadSetting(SECRET, "must have at least 32 characters");
        }
        return new SignedTokens(secret);
    }
}
