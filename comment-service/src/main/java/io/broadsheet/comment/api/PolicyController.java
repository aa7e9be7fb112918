package io.broadsheet.comment.api;

import static java.util.Objects.requireNonNull;

import io.broadsheet.chassis.security.RequiresScope;
import io.broadsheet.chassis.security.Scopes;
import io.broadsheet.chassis.web.problem.FieldErrors;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.broadsheet.comment.application.PolicyChoosing;
import io.broadsheet.comment.domain.HoldPolicies;
import io.broadsheet.comment.domain.HoldPolicy;
import io.broadsheet.comment.domain.HoldPolicy.Mode;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The site's choice of which comments wait for a moderator. */
@RestController
@RequestMapping("/moderation/policy")
@RequiresScope(Scopes.COMMENTS_MODERATE)
class PolicyController {

    private static final Pattern ETAG = Pattern.compile("\"(\\d{1,18})\"");

    private final PolicyChoosing choosing;

    PolicyController(PolicyChoosing choosing) {
        this.choosing = choosing;
    }

    /**
     * @param mode {@code hold-first}, {@code hold-all} or {@code none}
     * @param linksAllowed a comment with more links is held, unless the mode is {@code none}; 1 if absent
     */
    record NewPolicy(@Nullable String mode, @Nullable Integer linksAllowed) {}

    /** @param version 0 until a policy was chosen; also the {@code ETag} */
    record CurrentPolicy(String mode, int linksAllowed, long version) {}

    @GetMapping
    @Operation(summary = "The policy")
    ResponseEntity<CurrentPolicy> current() {
        return answer(choosing.policy());
    }

    @PutMapping
    @Operation(summary = "Chooses a policy for comments from now on; with If-Match only if it is still that version")
    ResponseEntity<CurrentPolicy> choose(
            @RequestBody NewPolicy policy,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        Mode mode = mode(policy.mode());
        int links = policy.linksAllowed() == null ? HoldPolicy.DEFAULT.linksAllowed() : policy.linksAllowed();
        new FieldErrors()
                .check(mode != null, "mode", "Please choose hold-first, hold-all or none.")
                .check(links >= 0 && links <= HoldPolicy.MOST_LINKS, "linksAllowed", "Please enter 0 to 100.")
                .throwIfAny();
        return answer(choosing.choose(new HoldPolicy(requireNonNull(mode), links), expected(ifMatch)));
    }

    private static OptionalLong expected(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return OptionalLong.empty();
        }
        var etag = ETAG.matcher(ifMatch);
        if (!etag.matches()) {
            throw ProblemException.malformed("If-Match: must be one ETag of this policy.");
        }
        return OptionalLong.of(Long.parseLong(etag.group(1)));
    }

    private static @Nullable Mode mode(@Nullable String name) {
        return Arrays.stream(Mode.values())
                .filter(mode -> name(mode).equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String name(Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static ResponseEntity<CurrentPolicy> answer(HoldPolicies.Current current) {
        var policy = current.policy();
        return ResponseEntity.ok()
                .eTag("\"" + current.version() + "\"")
                .body(new CurrentPolicy(name(policy.mode()), policy.linksAllowed(), current.version()));
    }
}
