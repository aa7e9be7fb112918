package io.broadsheet.identity.api;

import io.broadsheet.chassis.web.problem.FieldErrors;
import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.broadsheet.chassis.web.problem.Refusals;
import io.broadsheet.identity.account.AccountRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the rules on accounts do not allow, over HTTP. */
@Component
class AccountRefusals implements Refusals {

    @Override
    public @Nullable ProblemException explain(Throwable refusal) {
        return refusal instanceof AccountRefused known ? told(known) : null;
    }

    private static ProblemException told(AccountRefused refused) {
        return switch (refused) {
            case AccountRefused.Unknown _ -> unknown();
            case AccountRefused.Stale _ ->
                new ProblemException(Problem.STALE, "There is another version than If-Match names.");
            case AccountRefused.LastAdmin _ ->
                new ProblemException(
                        Problem.CONFLICT, "This is the last admin. Make another one first: nobody else could.");
            case AccountRefused.Disabled _ ->
                new ProblemException(Problem.CONFLICT, "The account is disabled. Enable it first.");
            case AccountRefused.NameTaken _ ->
                new FieldErrors()
                        .add("name", "Is taken, or looks like one that is.")
                        .problem();
        };
    }

    static ProblemException unknown() {
        return new ProblemException(Problem.NOT_FOUND, "There is no such account.");
    }
}
