package io.broadsheet.comment.api;

import static java.util.Objects.requireNonNull;

import io.broadsheet.chassis.Texts;
import io.broadsheet.chassis.security.StaffNames;
import io.broadsheet.chassis.web.problem.FieldErrors;
import io.broadsheet.comment.application.Moderation.Ruling;
import io.broadsheet.comment.domain.Decision.Grounds;
import io.broadsheet.comment.domain.HouseRule;
import io.broadsheet.comment.domain.Remark;
import io.broadsheet.comment.domain.Verdict;
import java.security.Principal;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a moderator decides, whichever the comment. */
record VerdictForm(
        Verdict verdict, @Nullable String reason, @Nullable Grounds grounds) {

    private static final Map<String, Verdict> VERDICTS =
            Map.of("approve", Verdict.APPROVE, "reject", Verdict.REJECT, "spam", Verdict.SPAM);

    Ruling by(Principal moderator, long version) {
        return new Ruling(moderator.getName(), StaffNames.of(moderator), version, verdict, reason, grounds);
    }

    /** @throws io.broadsheet.chassis.web.problem.ProblemException with these errors and its own, if there is any */
    static VerdictForm from(
            @Nullable String verdictName,
            @Nullable String givenReason,
            @Nullable String ruleCode,
            @Nullable String givenStatement,
            FieldErrors errors) {
        Verdict verdict = verdictName == null ? null : VERDICTS.get(verdictName);
        String reason = Remark.tidied(givenReason);
        String statement = Remark.tidied(givenStatement);
        HouseRule rule = Arrays.stream(HouseRule.values())
                .filter(known -> known.code().equals(ruleCode))
                .findFirst()
                .orElse(null);
        errors.check(verdict != null, "verdict", "Please choose approve, reject or spam.")
                .check(ruleCode == null || rule != null, "rule", "Please choose one of the rules, or none.");
        check(reason, "reason", errors);
        check(statement, "statement", errors);
        errors.throwIfAny();
        boolean told = verdict != Verdict.APPROVE && (rule != null || statement != null);
        return new VerdictForm(requireNonNull(verdict), reason, told ? new Grounds(rule, statement) : null);
    }

    private static void check(@Nullable String text, String field, FieldErrors errors) {
        errors.check(
                        text == null || Texts.fits(text, Remark.LONGEST),
                        field,
                        "Please keep the " + field + " to 1,000 characters.")
                .check(
                        text == null || !Texts.hasControlsBesidesLineBreaks(text),
                        field,
                        "Please leave control characters out of the " + field + ".");
    }
}
