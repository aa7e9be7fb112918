package io.broadsheet.chassis.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

class ScopesFromClaimTest {

    @Test
    void takesWordsAndLists() {
        var plain = new StaffSettings("broadsheet", "scope", Map.of());

        assertThat(scopes(plain, Map.of("scope", "articles:write openid operations")))
                .containsExactlyInAnyOrder("articles:write", "operations");
        assertThat(scopes(plain, Map.of("scope", List.of("articles:write", 7)))).containsExactly("articles:write");
        assertThat(scopes(plain, Map.of("sub", "a"))).isEmpty();
        assertThat(scopes(plain, Map.of("scope", 7))).isEmpty();
    }

    @Test
    void translatesAnotherIssuersRoles() {
        var mapped = new StaffSettings(
                "broadsheet", "realm_access.roles", Map.of("editor", Set.of("articles:write", "articles:publish")));

        assertThat(scopes(mapped, Map.of("realm_access", Map.of("roles", List.of("editor", "operations")))))
                .containsExactlyInAnyOrder("articles:write", "articles:publish");
    }

    private static List<String> scopes(StaffSettings settings, Map<String, Object> claims) {
        var token = Jwt.withTokenValue("t").header("alg", "none").claims(all -> all.putAll(claims));
        return new ScopesFromClaim(settings)
                .convert(token.build()).stream()
                        .map(GrantedAuthority::getAuthority)
                        .toList();
    }
}
