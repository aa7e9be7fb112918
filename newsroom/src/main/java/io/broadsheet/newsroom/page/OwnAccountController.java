package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.client.AccountService;
import io.broadsheet.newsroom.client.ServiceAway;
import io.broadsheet.newsroom.client.StaffAccount;
import io.broadsheet.newsroom.session.IssuerAccounts;
import io.broadsheet.newsroom.session.IssuerAway;
import io.broadsheet.newsroom.session.Session;
import io.broadsheet.newsroom.session.Sessions;
import io.broadsheet.newsroom.view.OwnAccountView;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Everybody's own account: what they may do, the way to their password, an end to all their sessions. */
@Controller
class OwnAccountController {

    private final IssuerAccounts issuer;
    private final AccountService accounts;
    private final AccountPages shown;
    private final Sessions sessions;
    private final Pages pages;

    OwnAccountController(
            IssuerAccounts issuer, AccountService accounts, AccountPages shown, Sessions sessions, Pages pages) {
        this.issuer = issuer;
        this.accounts = accounts;
        this.shown = shown;
        this.sessions = sessions;
        this.pages = pages;
    }

    @GetMapping("/account")
    ResponseEntity<String> own(Session session) throws ServiceAway, IssuerAway {
        return page(200, session, null);
    }

    /** The issuer forgets all of it, so there is nothing left to be signed out of there. */
    @PostMapping("/account/sign-out-everywhere")
    ResponseEntity<String> signOutEverywhere(HttpServletRequest request, HttpServletResponse response, Session session)
            throws ServiceAway, IssuerAway {
        if (!issuer.areOurs() || !accounts.endOwnSessions(session)) {
            return page(409, session, pages.of("own.not-ended"));
        }
        sessions.forget(request, response);
        return Pages.seeOther("/");
    }

    private ResponseEntity<String> page(int status, Session session, @Nullable String alert)
            throws ServiceAway, IssuerAway {
        var isKept = issuer.areOurs();
        var own = isKept ? accounts.own(session) : Optional.<StaffAccount>empty();
        var view = new OwnAccountView(
                session.name(),
                own.map(account -> shown.roles(account.roles())).orElse(List.of()),
                isKept ? issuer.passwordPage() : issuer.issuer(),
                isKept,
                alert);
        return pages.page(
                status,
                session,
                pages.of("own.title"),
                "/account",
                List.of(),
                (templates, layout) -> templates.ownaccount(layout, view));
    }
}
