package io.broadsheet.identity.api;

import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.broadsheet.chassis.web.problem.ProblemHandling;
import io.broadsheet.identity.account.Account;
import io.broadsheet.identity.account.Accounts;
import io.broadsheet.identity.session.StoredAuthorizations;
import java.util.Optional;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** Who calls, by the account of now: a token says what was allowed when it was given. */
@Component
class Callers {

    private final Accounts accounts;
    private final OAuth2AuthorizationService granted;

    Callers(Accounts accounts, OAuth2AuthorizationService granted) {
        this.accounts = accounts;
        this.granted = granted;
    }

    /**
     * The subject of an admin, or of a script with the scope.
     *
     * @throws ProblemException 403 for a person who is no admin any more, 401 for one who was signed out
     */
    String admin(JwtAuthenticationToken caller) {
        var token = caller.getToken();
        if (isPerson(token) && !account(token).filter(Account::mayAdminister).isPresent()) {
            throw forbidden();
        }
        return String.valueOf(token.getSubject());
    }

    /** @throws ProblemException 403 for a script, which has no account; 401 for a person who was signed out */
    Account self(JwtAuthenticationToken caller) {
        return Optional.of(caller.getToken())
                .filter(Callers::isPerson)
                .flatMap(this::account)
                .filter(account -> !account.disabled())
                .orElseThrow(Callers::forbidden);
    }

    /** A token outlives the sign-in that it came from: here, where it could undo that this was ended, it does not. */
    private Optional<Account> account(Jwt token) {
        var from = token.getClaimAsString(StoredAuthorizations.CLAIM);
        if (from == null || granted.findById(from) == null) {
            throw new ProblemException(Problem.UNAUTHENTICATED, ProblemHandling.defaultDetail(Problem.UNAUTHENTICATED))
                    .header("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        }
        return accounts.named(String.valueOf(token.getSubject()));
    }

    private static boolean isPerson(Jwt token) {
        return token.hasClaim(StandardClaimNames.PREFERRED_USERNAME);
    }

    static ProblemException forbidden() {
        return new ProblemException(Problem.FORBIDDEN, ProblemHandling.defaultDetail(Problem.FORBIDDEN))
                .header("WWW-Authenticate", "Bearer error=\"insufficient_scope\"");
    }
}
