package io.broadsheet.identity.session;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.chassis.store.CollectionIndexes;
import io.broadsheet.chassis.store.DatabaseClock;
import io.broadsheet.identity.account.Account;
import io.broadsheet.identity.account.Accounts;
import io.broadsheet.identity.account.Role;
import io.broadsheet.identity.session.AuthorizationDocument.Kind;
import java.security.Principal;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Repository;

/**
 * What applications were granted, for all instances, until the last token of it ends. It is read with the account of
 * now: who is disabled, or has another password, gets nothing more, and rights are those of the roles now. That of
 * scripts is not kept: nobody looks one up, a service checks the token itself.
 */
@Repository
public class StoredAuthorizations implements OAuth2AuthorizationService {

    /** Of a person's access token: the id of the authorization that it came from. */
    public static final String CLAIM = "authorization";

    static final String COLLECTION = "authorizations";

    public static final CollectionIndexes INDEXES = new CollectionIndexes(
            COLLECTION,
            Stream.concat(
                            Arrays.stream(Kind.values())
                                    .map(kind -> CollectionIndexes.uniqueSparse(
                                            "authorizations_" + kind.field(),
                                            new Document(kind.hashField(), 1),
                                            "find it by this token")),
                            Stream.of(
                                    CollectionIndexes.plain(
                                            "authorizations_account", new Document("account", 1), "end an account's"),
                                    CollectionIndexes.plain(
                                            "authorizations_sign_in", new Document("signIn", 1), "end a sign-in's"),
                                    CollectionIndexes.plain(
                                            "authorizations_ends", new Document("ends", 1), "forget what is over")))
                    .toList());

    private final MongoCollection<Document> authorizations;
    private final SignIns signIns;
    private final Accounts accounts;
    private final RegisteredClientRepository programs;
    private final DatabaseClock clock;

    StoredAuthorizations(
            MongoDatabase database,
            SignIns signIns,
            Accounts accounts,
            RegisteredClientRepository programs,
            DatabaseClock clock) {
        this.authorizations = database.getCollection(COLLECTION);
        this.signIns = signIns;
        this.accounts = accounts;
        this.programs = programs;
        this.clock = clock;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(authorization.getAuthorizationGrantType())) {
            return;
        }
        var tokens = AuthorizationDocument.tokens(authorization);
        var code = authorization.getToken(OAuth2AuthorizationCode.class);
        var access = authorization.getAccessToken();
        if (access == null && (code == null || !code.isInvalidated())) {
            insert(authorization, tokens);
            return;
        }
        var stored = eq("_id", authorization.getId());
        boolean isExchange =
                access != null && !access.isInvalidated() && code != null && AuthorizationDocument.isShown(code);
        // Of two who show a code at once one gets tokens.
        var open = isExchange ? and(stored, eq(Kind.CODE.field() + ".invalidated", false)) : stored;
        if (authorizations.updateOne(open, new Document("$set", tokens)).getMatchedCount() == 0) {
            // Or the session was ended while it was being prolonged.
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
    }

    private void insert(OAuth2Authorization authorization, Document tokens) {
        OAuth2AuthorizationRequest request = authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
        Authentication who = authorization.getAttribute(Principal.class.getName());
        if (request == null || who == null || !(who.getPrincipal() instanceof Person person)) {
            throw new IllegalArgumentException("not the authorization of a person");
        }
        authorizations.deleteMany(lte("ends", Date.from(clock.instant())));
        authorizations.insertOne(new Document("_id", authorization.getId())
                .append("client", authorization.getRegisteredClientId())
                .append("account", person.account())
                .append("signIn", person.signIn())
                .append("since", Date.from(person.since()))
                .append("passwordAt", Date.from(person.passwordAt()))
                .append("asked", List.copyOf(authorization.getAuthorizedScopes()))
                .append("request", AuthorizationDocument.request(request))
                .append("ends", tokens.get("ends"))
                .append(Kind.CODE.field(), tokens.get(Kind.CODE.field()))
                .append(Kind.CODE.hashField(), tokens.get(Kind.CODE.hashField())));
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        authorizations.deleteOne(eq("_id", authorization.getId()));
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        var stored = authorizations.find(eq("_id", id)).first();
        return stored == null ? null : read(stored, null, "");
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        var hash = TokenHash.of(token);
        for (var kind : kinds(type)) {
            Bson shown = eq(kind.hashField(), hash);
            var stored = authorizations.find(shown).first();
            if (stored != null) {
                return kind == Kind.CODE && isOver(stored) ? null : read(stored, kind, token);
            }
        }
        return null;
    }

    /** A code that was asked for while the sign-in ended is good for nothing. */
    private boolean isOver(Document stored) {
        return signIns.find(stored.getString("signIn")).isEmpty();
    }

    private static List<Kind> kinds(@Nullable OAuth2TokenType type) {
        if (type == null) {
            return List.of(Kind.REFRESH, Kind.ACCESS, Kind.ID, Kind.CODE);
        }
        return switch (type.getValue()) {
            case OAuth2ParameterNames.CODE -> List.of(Kind.CODE);
            case OAuth2ParameterNames.ACCESS_TOKEN -> List.of(Kind.ACCESS);
            case OAuth2ParameterNames.REFRESH_TOKEN -> List.of(Kind.REFRESH);
            case OidcParameterNames.ID_TOKEN -> List.of(Kind.ID);
            default -> List.of();
        };
    }

    private @Nullable OAuth2Authorization read(Document stored, @Nullable Kind shownAs, String shown) {
        var client = programs.findById(stored.getString("client"));
        var account = accounts.find(stored.get("account", UUID.class))
                .filter(known -> !known.disabled()
                        && !known.mustChoosePassword()
                        && known.passwordAt().equals(SignIns.passwordAt(stored)))
                .orElse(null);
        if (client == null || account == null) {
            return null;
        }
        var scopes = allowed(stored.getList("asked", String.class), account);
        var person = Person.authentication(
                account, stored.getString("signIn"), stored.getDate("since").toInstant());
        var authorization = OAuth2Authorization.withRegisteredClient(client)
                .id(stored.getString("_id"))
                .principalName(account.name().value())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizedScopes(scopes)
                .attribute(Principal.class.getName(), person)
                .attribute(
                        OAuth2AuthorizationRequest.class.getName(),
                        AuthorizationDocument.request(
                                stored.get("request", Document.class), client.getClientId(), scopes));
        for (var kind : Kind.values()) {
            AuthorizationDocument.read(stored, authorization, kind, kind == shownAs ? shown : null);
        }
        return authorization.build();
    }

    /** What was asked for, without what the roles do not allow now (RFC 6749, 3.3). */
    private static Set<String> allowed(List<String> asked, Account account) {
        var allowed = new LinkedHashSet<>(asked);
        var roles = Role.scopesOf(account.roles());
        allowed.removeIf(scope -> Role.allScopes().contains(scope) && !roles.contains(scope));
        return allowed;
    }
}
