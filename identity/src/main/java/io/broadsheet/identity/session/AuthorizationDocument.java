package io.broadsheet.identity.session;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization.Token;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;

/** An authorization as documents tell it: of tokens their hashes and times, of the request what a code is checked with. */
final class AuthorizationDocument {

    /** Stands for a token that was not shown: only its hash is known. */
    private static final String NOT_SHOWN = "-";

    private static final List<String> CHECKED = List.of(
            PkceParameterNames.CODE_CHALLENGE, PkceParameterNames.CODE_CHALLENGE_METHOD, OidcParameterNames.NONCE);

    enum Kind {
        CODE,
        ACCESS,
        REFRESH,
        ID;

        String field() {
            return switch (this) {
                case CODE -> "code";
                case ACCESS -> "access";
                case REFRESH -> "refresh";
                case ID -> "id";
            };
        }

        String hashField() {
            return field() + "Hash";
        }
    }

    private AuthorizationDocument() {}

    /** What the person was asked for, once and for all. */
    static Document request(OAuth2AuthorizationRequest request) {
        var checked = new Document();
        for (var name : CHECKED) {
            if (request.getAdditionalParameters().get(name) instanceof String value) {
                checked.append(name, value);
            }
        }
        return new Document("uri", request.getAuthorizationUri())
                .append("redirect", request.getRedirectUri())
                .append("state", request.getState())
                .append("checked", checked);
    }

    static OAuth2AuthorizationRequest request(Document request, String client, Set<String> scopes) {
        var checked = new HashMap<String, Object>(request.get("checked", Document.class));
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(request.getString("uri"))
                .redirectUri(request.getString("redirect"))
                .state(request.getString("state"))
                .clientId(client)
                .scopes(scopes)
                .additionalParameters(checked)
                .build();
    }

    /** The fields of all tokens; of one that was not shown the hash stays as it is stored. */
    static Document tokens(OAuth2Authorization authorization) {
        var fields = new Document();
        put(fields, Kind.CODE, authorization.getToken(OAuth2AuthorizationCode.class));
        put(fields, Kind.ACCESS, authorization.getAccessToken());
        put(fields, Kind.REFRESH, authorization.getRefreshToken());
        put(fields, Kind.ID, authorization.getToken(OidcIdToken.class));
        var ends = Stream.of(Kind.values())
                .map(kind -> fields.get(kind.field(), Document.class))
                .filter(token -> token != null)
                .map(token -> token.getDate("expires"))
                .max(Date::compareTo);
        ends.ifPresent(last -> fields.append("ends", last));
        return fields;
    }

    private static void put(Document fields, Kind kind, @Nullable Token<? extends OAuth2Token> held) {
        if (held == null) {
            return;
        }
        var token = held.getToken();
        var told = new Document("issued", date(token.getIssuedAt()))
                .append("expires", date(token.getExpiresAt()))
                .append("invalidated", held.isInvalidated());
        if (token instanceof OAuth2AccessToken access) {
            told.append("scopes", List.copyOf(access.getScopes()));
        }
        if (token instanceof OidcIdToken id) {
            told.append("claims", claims(id.getClaims()));
        }
        fields.append(kind.field(), told);
        if (isShown(held)) {
            fields.append(kind.hashField(), TokenHash.of(token.getTokenValue()));
        }
    }

    /** Whether it is the token by which the authorization was found, or a new one. */
    static boolean isShown(Token<? extends OAuth2Token> held) {
        return !held.getToken().getTokenValue().equals(NOT_SHOWN);
    }

    private static Document claims(Map<String, Object> claims) {
        var told = new Document();
        claims.forEach((name, value) -> told.append(
                name,
                switch (value) {
                    case Instant instant -> Date.from(instant);
                    case Date date -> date;
                    case List<?> list -> list.stream().map(String::valueOf).toList();
                    case Boolean flag -> flag;
                    case Number number -> number.longValue();
                    default -> String.valueOf(value);
                }));
        return told;
    }

    /** @param shown the token by which it was found, and what kind it is */
    static void read(Document stored, OAuth2Authorization.Builder authorization, Kind kind, @Nullable String shown) {
        var told = stored.get(kind.field(), Document.class);
        if (told == null) {
            return;
        }
        var value = shown == null ? NOT_SHOWN : shown;
        var issued = told.getDate("issued").toInstant();
        var expires = told.getDate("expires").toInstant();
        OAuth2Token token = switch (kind) {
            case CODE -> new OAuth2AuthorizationCode(value, issued, expires);
            case ACCESS ->
                new OAuth2AccessToken(
                        OAuth2AccessToken.TokenType.BEARER,
                        value,
                        issued,
                        expires,
                        new HashSet<>(told.getList("scopes", String.class)));
            case REFRESH -> new OAuth2RefreshToken(value, issued, expires);
            case ID -> new OidcIdToken(value, issued, expires, told.get("claims", Document.class));
        };
        authorization.token(
                token,
                metadata -> metadata.put(Token.INVALIDATED_METADATA_NAME, told.getBoolean("invalidated", false)));
    }

    private static @Nullable Date date(@Nullable Instant instant) {
        return instant == null ? null : Date.from(instant);
    }
}
