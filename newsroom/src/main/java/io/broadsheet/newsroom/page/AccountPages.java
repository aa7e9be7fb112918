package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.client.AccountService;
import io.broadsheet.newsroom.client.Refusal;
import io.broadsheet.newsroom.client.ServiceAway;
import io.broadsheet.newsroom.client.StaffAccount;
import io.broadsheet.newsroom.form.AccountForm;
import io.broadsheet.newsroom.session.IssuerAccounts;
import io.broadsheet.newsroom.session.Session;
import io.broadsheet.newsroom.view.AccountView;
import io.broadsheet.newsroom.view.AccountsView;
import io.broadsheet.newsroom.view.CardView;
import io.broadsheet.newsroom.view.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Accounts as people read them. */
@Component
class AccountPages {

    private final AccountService accounts;
    private final IssuerAccounts issuer;
    private final Formats formats;
    private final Pages pages;

    AccountPages(AccountService accounts, IssuerAccounts issuer, Formats formats, Pages pages) {
        this.accounts = accounts;
        this.issuer = issuer;
        this.formats = formats;
        this.pages = pages;
    }

    /** Where somebody else's issuer keeps the accounts. */
    ResponseEntity<String> elsewhere(Session session) {
        return pages.message(200, session, "accounts-elsewhere", new Link(issuer.issuer(), pages.of("own.issuer")));
    }

    AccountsView.Row row(StaffAccount account) {
        var last = account.lastSignInAt();
        return new AccountsView.Row(
                Pages.ACCOUNTS + "/" + account.id(),
                account.name(),
                Objects.requireNonNullElse(account.displayName(), account.name()),
                String.join(", ", roles(account.roles())),
                notes(account),
                last == null ? null : formats.moment(last));
    }

    /** In the page's language; those of a newer issuer as it says them. */
    List<String> roles(List<String> words) {
        return words.stream().map(this::role).toList();
    }

    private String role(String word) {
        return Objects.requireNonNullElse(pages.ofKnown("role." + word), word);
    }

    private List<String> notes(StaffAccount account) {
        var notes = new ArrayList<String>();
        if (account.disabled()) {
            notes.add(pages.of("accounts.disabled"));
        }
        if (account.oneTimeUntil() != null) {
            notes.add(pages.of("accounts.waits"));
        }
        if (account.fromSettings()) {
            notes.add(pages.of("accounts.from-settings"));
        }
        return notes;
    }

    /** A new one, as it is typed. */
    ResponseEntity<String> blank(
            int status, Session session, AccountForm form, @Nullable String alert, Map<String, String> errors) {
        var view = new AccountView("", 0, false, form, List.of(), List.of(), null, alert, errors);
        return pages.accounts(
                status, session, pages.of("accounts.new"), (templates, layout) -> templates.account(layout, view));
    }

    /** @param typed null: as it is kept */
    ResponseEntity<String> one(
            int status,
            Session session,
            StaffAccount account,
            @Nullable AccountForm typed,
            @Nullable String notice,
            @Nullable String alert,
            Map<String, String> errors)
            throws ServiceAway {
        var kept = AccountForm.of(account);
        var view = new AccountView(
                account.id().toString(),
                account.version(),
                account.disabled(),
                typed == null ? kept : new AccountForm(kept.name(), typed.displayName(), typed.roles()),
                notes(account),
                accounts.activity(session, account.id()).reversed().stream()
                        .map(this::line)
                        .toList(),
                notice,
                alert,
                errors);
        var title = Objects.requireNonNullElse(account.displayName(), account.name());
        return pages.accounts(status, session, title, (templates, layout) -> templates.account(layout, view));
    }

    private CardView.Line line(StaffAccount.Line line) {
        var what = Objects.requireNonNullElse(pages.ofKnown("accounts.did." + line.what()), line.what());
        var by = line.by();
        var detail = line.detail();
        var roles = detail == null
                ? null
                : Stream.of(detail.split(" ")).map(this::role).collect(Collectors.joining(", "));
        return new CardView.Line(formats.moment(line.at()), by == null ? what : what + " – " + by, roles);
    }

    /** The one time that it is shown. */
    ResponseEntity<String> drawn(Session session, StaffAccount account) {
        var password = Objects.requireNonNull(account.oneTimePassword());
        var until = formats.later(Objects.requireNonNull(account.oneTimeUntil()));
        return pages.accounts(
                200,
                session,
                pages.of("accounts.drawn.title"),
                (templates, layout) -> templates.onetime(
                        layout, account.name(), password, until, Pages.ACCOUNTS + "/" + account.id()));
    }

    /** What is about to be replaced: the form has what was typed. */
    String stale(StaffAccount now) {
        return pages.of(
                "accounts.stale",
                Objects.requireNonNullElse(now.displayName(), now.name()),
                now.roles().stream().map(this::role).collect(Collectors.joining(", ")));
    }

    String alert(Refusal why) {
        if (!why.errors().isEmpty()) {
            return pages.of("accounts.errors");
        }
        return why.detail() == null ? pages.of("write.refused") : pages.text().translated(why.detail());
    }

    Map<String, String> errors(Refusal why) {
        return why.errors().stream()
                .collect(Collectors.toMap(
                        Refusal.Error::field,
                        error -> pages.text().translated(error.message()),
                        (first, second) -> first));
    }
}
