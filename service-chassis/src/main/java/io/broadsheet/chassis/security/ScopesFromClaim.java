package io.broadsheet.chassis.security;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

/** Reads what a token's bearer may do, as {@link StaffSettings} says. */
public final class ScopesFromClaim implements Converter<Jwt, Collection<GrantedAuthority>> {
    private final StaffSettings settings;

    public ScopesFromClaim(StaffSettings settings) {
        this.settings = settings;
    }

    @Override
    public Collection<GrantedAuthority> convert(Jwt token) {
        return scopes(token.getClaims()).stream()
                .<GrantedAuthority>map(SimpleGrantedAuthority::new)
                .toList();
    }

    /** Our scopes among what these claims of a token say. */
    public Set<String> scopes(Map<String, Object> claims) {
        return values(claim(claims, settings.claim()))
                .flatMap(value -> scopes(value).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Set<String> scopes(String value) {
        if (settings.map().isEmpty()) {
            return Scopes.ALL.contains(value) ? Set.of(value) : Set.of();
        }
        return settings.map().getOrDefault(value, Set.of());
    }

    private static Stream<String> values(@Nullable Object claim) {
        return switch (claim) {
            case String words -> Stream.of(words.strip().split("\\s+"));
            case Collection<?> list ->
                list.stream().filter(String.class::isInstance).map(String.class::cast);
            case null, default -> Stream.of();
        };
    }

    private static @Nullable Object claim(Map<String, Object> claims, String name) {
        if (claims.containsKey(name)) {
            return claims.get(name);
        }
        Object found = claims;
        for (var step : List.of(name.split("\\."))) {
            if (!(found instanceof Map<?, ?> object)) {
                return null;
            }
            found = object.get(step);
        }
        return found;
    }
}
