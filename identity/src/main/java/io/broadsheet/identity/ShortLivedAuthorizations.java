package io.broadsheet.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * Remembers sign-ins for as long as their tokens live, 10,000 at most; Spring's own keeps them for ever. Those of
 * scripts are not kept: nobody looks one up, a service checks the token itself.
 */
final class ShortLivedAuthorizations implements OAuth2AuthorizationService {

    private final OAuth2AuthorizationService kept = new InMemoryOAuth2AuthorizationService();
    private final Cache<String, OAuth2Authorization> recent;

    ShortLivedAuthorizations(Duration life) {
        this.recent = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(life)
                .<String, OAuth2Authorization>removalListener((id, authorization, cause) -> {
                    if (authorization != null && cause != RemovalCause.REPLACED) {
                        kept.remove(authorization);
                    }
                })
                .executor(Runnable::run)
                .build();
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(authorization.getAuthorizationGrantType())) {
            return;
        }
        kept.save(authorization);
        recent.put(authorization.getId(), authorization);
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        kept.remove(authorization);
        recent.invalidate(authorization.getId());
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return kept.findById(id);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType tokenType) {
        return kept.findByToken(token, tokenType);
    }
}
