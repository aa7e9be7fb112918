package io.broadsheet.identity;

import io.broadsheet.chassis.web.client.ClientAddresses;
import io.broadsheet.identity.account.Account;
import io.broadsheet.identity.account.AccountAdministration;
import io.broadsheet.identity.account.AccountRefused;
import io.broadsheet.identity.account.Accounts;
import io.broadsheet.identity.account.Passwords;
import io.broadsheet.identity.session.Person;
import io.broadsheet.identity.session.SignIns;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** Where somebody chooses their own password: with the one of now, or at once after a one-time password. */
@RestController
final class PasswordPage {

    static final String PATH = "/password";

    private final PageLayout layout;
    private final Accounts accounts;
    private final AccountAdministration administration;
    private final SignIns signIns;
    private final PasswordSignIn passwords;
    private final GuessLimits limits;
    private final ClientAddresses readers;
    private final RequestCache requests;

    PasswordPage(
            PageLayout layout,
            Accounts accounts,
            AccountAdministration administration,
            SignIns signIns,
            PasswordSignIn passwords,
            GuessLimits limits,
            ClientAddresses readers,
            RequestCache requests) {
        this.layout = layout;
        this.accounts = accounts;
        this.administration = administration;
        this.signIns = signIns;
        this.passwords = passwords;
        this.limits = limits;
        this.readers = readers;
        this.requests = requests;
    }

    @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> form(@AuthenticationPrincipal Person person, CsrfToken csrf) {
        return form(HttpStatus.OK, person, csrf, null);
    }

    @PostMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> choose(
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String chosen,
            @RequestParam(defaultValue = "") String again,
            @AuthenticationPrincipal Person person,
            CsrfToken csrf,
            HttpServletRequest request,
            HttpServletResponse response) {
        var account = accounts.find(person.account()).orElseThrow();
        // Who showed the password before knows nothing of the one-time password.
        boolean hasShown = person.passwordAt().equals(account.passwordAt());
        var wrong = account.mustChoosePassword() && hasShown ? null : wrong(current, account, request);
        if (wrong == null) {
            wrong = unfit(chosen, again, account);
        }
        if (wrong != null) {
            return form(HttpStatus.UNPROCESSABLE_CONTENT, person, csrf, wrong);
        }
        var signIn = Objects.requireNonNull(person.signIn());
        try {
            var changed = administration.choosePassword(account, chosen);
            signIns.goOn(signIn, changed.passwordAt());
        } catch (AccountRefused.Stale stale) {
            return form(HttpStatus.CONFLICT, person, csrf, "password.changed-meanwhile");
        }
        signIns.endOthers(account.id(), signIn);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(goesOn(request, response))
                .build();
    }

    /** Where they were led away from, if an application waits for them. */
    private URI goesOn(HttpServletRequest request, HttpServletResponse response) {
        var before = requests.getRequest(request, response);
        requests.removeRequest(request, response);
        if (before != null) {
            var address = URI.create(before.getRedirectUrl());
            if (PasswordFirst.AUTHORIZE.equals(address.getRawPath())) {
                return URI.create(PasswordFirst.AUTHORIZE + "?" + address.getRawQuery());
            }
        }
        return URI.create("/?changed");
    }

    /** Guessing is slowed down here as it is where people sign in. */
    private @Nullable String wrong(String current, Account account, HttpServletRequest request) {
        var reader = readers.network(request);
        var name = GuessDamping.person(account.name().value());
        if (limits.admit(reader, name).isPositive()) {
            return "slow-down";
        }
        if (passwords.fits(current, account.password())) {
            limits.succeeded(reader, name);
            return null;
        }
        limits.failed(reader, name);
        return "password.wrong";
    }

    private @Nullable String unfit(String chosen, String again, Account account) {
        var problem = Passwords.problem(chosen, account.name());
        if (problem != null) {
            return "password." + problem;
        }
        if (!chosen.equals(again)) {
            return "password.different";
        }
        return passwords.fits(chosen, account.password()) ? "password.same" : null;
    }

    private ResponseEntity<String> form(HttpStatus status, Person person, CsrfToken csrf, @Nullable String wrong) {
        var current = person.mustChoosePassword()
                ? "<p>" + layout.of("password.first") + "</p>\n"
                : Forms.passwordField("current", layout.of("password.current"), "current-password", " autofocus");
        var rules = " aria-describedby=\"rules\" minlength=\"12\"";
        return layout.answer(status, layout.of("password.title"), """
                %1$s<form method="post" action="/password">
                %2$s
                <input type="hidden" autocomplete="username" value="%3$s">
                %4$s%5$s%6$s<p class="quiet" id="rules">%7$s</p>
                <p><button>%8$s</button></p>
                </form>""".formatted(
                        wrong == null ? "" : Forms.alert(layout.of(wrong)),
                        Forms.hidden(csrf),
                        HtmlUtils.htmlEscape(person.name(), "UTF-8"),
                        current,
                        Forms.passwordField("chosen", layout.of("password.new"), "new-password", rules),
                        Forms.passwordField("again", layout.of("password.again"), "new-password", ""),
                        layout.of("password.rules"),
                        layout.of("password.save")));
    }
}
