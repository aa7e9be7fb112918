package io.broadsheet.chassis.token;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** For the services that ask for it: only they need the secret. */
@AutoConfiguration
@ConditionalOnProperty("broadsheet.service")
public class TokenAutoConfiguration {

    @Bean
    @Lazy
    TokenSecrets tokenSecrets(Environment environment) {
        return TokenSecrets.of(environment);
    }

    @Bean
    @Lazy
    SignedTokens signedTokens(TokenSecrets secrets) {
        return new SignedTokens(secrets.current(), secrets.previous());
    }
}
