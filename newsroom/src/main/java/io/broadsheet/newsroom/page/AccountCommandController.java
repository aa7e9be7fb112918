package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.client.AccountService;
import io.broadsheet.newsroom.client.Outcome;
import io.broadsheet.newsroom.client.ServiceAway;
import io.broadsheet.newsroom.client.StaffAccount;
import io.broadsheet.newsroom.session.Session;
import io.broadsheet.newsroom.view.Confirmation;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What is done with an account once it is confirmed: disable, enable, another password, an end to its sessions. */
@Controller
class AccountCommandController {

    private static final String COMMAND =
            Pages.ACCOUNTS + "/{id}/{command:disable|enable|one-time-password|end-sessions}";

    private final AccountService accounts;
    private final AccountPages shown;
    private final Pages pages;

    AccountCommandController(AccountService accounts, AccountPages shown, Pages pages) {
        this.accounts = accounts;
        this.shown = shown;
        this.pages = pages;
    }

    @GetMapping(COMMAND)
    ResponseEntity<String> confirm(@PathVariable UUID id, @PathVariable String command, Session session)
            throws ServiceAway {
        AccountsController.require(session);
        var account = known(session, id);
        var key = "accounts." + command;
        var here = Pages.ACCOUNTS + "/" + id;
        var asked = new Confirmation(key, account.name(), here + "/" + command, account.version(), here);
        return pages.accounts(
                200, session, pages.of(key + ".title"), (templates, layout) -> templates.confirmation(layout, asked));
    }

    @PostMapping(COMMAND)
    ResponseEntity<String> carryOut(
            @PathVariable UUID id, @PathVariable String command, @RequestParam long version, Session session)
            throws ServiceAway {
        AccountsController.require(session);
        return switch (command) {
            case "one-time-password" -> told(accounts.giveOneTimePassword(session, id, version), session, id, command);
            case "end-sessions" ->
                accounts.endSessions(session, id) ? done(id, command) : pages.message(404, session, "unknown");
            default -> {
                var account = known(session, id);
                yield told(
                        accounts.change(
                                session,
                                id,
                                version,
                                account.displayName(),
                                account.roles(),
                                command.equals("disable")),
                        session,
                        id,
                        command);
            }
        };
    }

    private ResponseEntity<String> told(Outcome<StaffAccount> outcome, Session session, UUID id, String command)
            throws ServiceAway {
        return switch (outcome) {
            case Outcome.Done<StaffAccount>(var account) ->
                account.oneTimePassword() == null ? done(id, command) : shown.drawn(session, account);
            case Outcome.Refused<StaffAccount>(var status, var why) ->
                shown.one(status, session, known(session, id), null, null, shown.alert(why), Map.of());
            case Outcome.Stale<StaffAccount> _ ->
                shown.one(412, session, known(session, id), null, null, pages.of("accounts.stale"), Map.of());
            case Outcome.NotOffered<StaffAccount> _ -> pages.message(404, session, "unknown");
        };
    }

    private static ResponseEntity<String> done(UUID id, String command) {
        return Pages.seeOther(Pages.ACCOUNTS + "/" + id + "?done=" + command);
    }

    private StaffAccount known(Session session, UUID id) throws ServiceAway {
        return accounts.find(session, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
