package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.client.AccountService;
import io.broadsheet.newsroom.client.NotAllowed;
import io.broadsheet.newsroom.client.Outcome;
import io.broadsheet.newsroom.client.ServiceAway;
import io.broadsheet.newsroom.client.StaffAccount;
import io.broadsheet.newsroom.form.AccountForm;
import io.broadsheet.newsroom.session.IssuerAccounts;
import io.broadsheet.newsroom.session.IssuerAway;
import io.broadsheet.newsroom.session.Session;
import io.broadsheet.newsroom.view.AccountsView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Accounts, where our own issuer keeps them: a list, a new one, and what it may do. */
@Controller
class AccountsController {

    private final IssuerAccounts issuer;
    private final AccountService accounts;
    private final AccountPages shown;
    private final Pages pages;

    AccountsController(IssuerAccounts issuer, AccountService accounts, AccountPages shown, Pages pages) {
        this.issuer = issuer;
        this.accounts = accounts;
        this.shown = shown;
        this.pages = pages;
    }

    @GetMapping(Pages.ACCOUNTS)
    ResponseEntity<String> list(
            @RequestParam(defaultValue = "") String name,
            @RequestParam @Nullable String after,
            @RequestParam(defaultValue = "") String done,
            Session session)
            throws ServiceAway, IssuerAway {
        if (!issuer.areOurs()) {
            return shown.elsewhere(session);
        }
        require(session);
        var found = accounts.list(session, name.strip(), after);
        if (found.isEmpty()) {
            return pages.message(403, session, "accounts-refused");
        }
        var next = found.get().next();
        var view = new AccountsView(
                found.get().items().stream().map(shown::row).toList(),
                name.strip(),
                next == null ? null : Pages.ACCOUNTS + "?after=" + next,
                done.matches("[a-z-]{1,40}") ? pages.ofKnown("accounts.done." + done) : null);
        return pages.accounts(
                200, session, pages.of("accounts.title"), (templates, layout) -> templates.accounts(layout, view));
    }

    @GetMapping(Pages.ACCOUNTS + "/new")
    ResponseEntity<String> form(Session session) throws IssuerAway {
        if (!issuer.areOurs()) {
            return shown.elsewhere(session);
        }
        require(session);
        return shown.blank(200, session, AccountForm.empty(), null, Map.of());
    }

    @PostMapping(Pages.ACCOUNTS)
    ResponseEntity<String> create(HttpServletRequest request, Session session) throws ServiceAway {
        require(session);
        var form = AccountForm.of(request);
        var outcome = accounts.create(session, form.name(), form.displayName(), form.roles());
        return switch (outcome) {
            case Outcome.Done<StaffAccount>(var created) -> shown.drawn(session, created);
            case Outcome.Refused<StaffAccount>(var status, var why) ->
                shown.blank(status, session, form, shown.alert(why), shown.errors(why));
            case Outcome.Stale<StaffAccount> _ -> shown.blank(412, session, form, pages.of("desk.failed"), Map.of());
            case Outcome.NotOffered<StaffAccount> _ -> shown.elsewhere(session);
        };
    }

    @GetMapping(Pages.ACCOUNTS + "/{id}")
    ResponseEntity<String> account(@PathVariable UUID id, @RequestParam(defaultValue = "") String done, Session session)
            throws ServiceAway {
        require(session);
        var notice = done.matches("[a-z-]{1,40}") ? pages.ofKnown("accounts.done." + done) : null;
        return shown.one(200, session, known(session, id), null, notice, null, Map.of());
    }

    @PostMapping(Pages.ACCOUNTS + "/{id}")
    ResponseEntity<String> change(
            @PathVariable UUID id,
            @RequestParam long version,
            @RequestParam(defaultValue = "false") boolean disabled,
            HttpServletRequest request,
            Session session)
            throws ServiceAway {
        require(session);
        var form = AccountForm.of(request);
        var outcome = accounts.change(session, id, version, form.displayName(), form.roles(), disabled);
        return switch (outcome) {
            case Outcome.Done<StaffAccount> _ -> Pages.seeOther(Pages.ACCOUNTS + "/" + id + "?done=saved");
            case Outcome.Refused<StaffAccount>(var status, var why) ->
                shown.one(status, session, known(session, id), form, null, shown.alert(why), shown.errors(why));
            case Outcome.Stale<StaffAccount> _ -> {
                var now = known(session, id);
                yield shown.one(412, session, now, form, null, shown.stale(now), Map.of());
            }
            case Outcome.NotOffered<StaffAccount> _ -> pages.message(404, session, "unknown");
        };
    }

    private StaffAccount known(Session session, UUID id) throws ServiceAway {
        return accounts.find(session, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** The issuer says so too; here it is said before anything is asked. */
    static void require(Session session) {
        if (!session.mayManageAccounts()) {
            throw new NotAllowed();
        }
    }
}
