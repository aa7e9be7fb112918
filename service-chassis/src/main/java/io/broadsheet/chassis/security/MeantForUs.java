package io.broadsheet.chassis.security;

import java.util.List;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Takes a token only if it names this installation as its audience and ends some day: an issuer has other applications,
 * whose tokens it signs with the same key (RFC 8725, 3.9; RFC 9068, 4).
 */
final class MeantForUs implements OAuth2TokenValidator<Jwt> {

    private static final OAuth2TokenValidatorResult ANOTHERS = refusal("The token is not meant for this installation");
    private static final OAuth2TokenValidatorResult ENDLESS = refusal("The token never ends");

    private final String audience;

    MeantForUs(StaffSettings settings) {
        this.audience = settings.audience();
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        List<String> audiences = token.getAudience();
        if (audiences == null || !audiences.contains(audience)) {
            return ANOTHERS;
        }
        return token.getExpiresAt() == null ? ENDLESS : OAuth2TokenValidatorResult.success();
    }

    private static OAuth2TokenValidatorResult refusal(String why) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", why, null));
    }
}
