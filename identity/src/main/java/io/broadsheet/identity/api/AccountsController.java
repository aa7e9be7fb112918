package io.broadsheet.identity.api;

import io.broadsheet.chassis.web.IfMatch;
import io.broadsheet.chassis.web.paging.Cursor;
import io.broadsheet.chassis.web.paging.CursorPage;
import io.broadsheet.chassis.web.paging.PageRequest;
import io.broadsheet.chassis.web.problem.FieldErrors;
import io.broadsheet.identity.account.Account;
import io.broadsheet.identity.account.AccountAdministration;
import io.broadsheet.identity.account.Accounts;
import io.broadsheet.identity.account.Activity;
import io.broadsheet.identity.account.SettingsAccounts;
import io.broadsheet.identity.api.AccountFields.ChangedAccount;
import io.broadsheet.identity.api.AccountFields.NewAccount;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where admins look after accounts. None is deleted: what somebody did is told under the name. */
@RestController
@RequestMapping("/accounts")
class AccountsController {

    private final Callers callers;
    private final Accounts accounts;
    private final SettingsAccounts ofSettings;
    private final AccountAdministration administration;

    AccountsController(
            Callers callers, Accounts accounts, SettingsAccounts ofSettings, AccountAdministration administration) {
        this.callers = callers;
        this.accounts = accounts;
        this.ofSettings = ofSettings;
        this.administration = administration;
    }

    record Trail(List<Activity> lines) {}

    /** @param name with it, those whose name begins so, by name and on one page; without, the newest first */
    @GetMapping
    ResponseEntity<CursorPage<AccountAnswer>> list(
            @RequestParam @Nullable String limit,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable String name,
            JwtAuthenticationToken caller) {
        callers.admin(caller);
        ofSettings.enter();
        var page = PageRequest.parse(limit, after);
        if (name != null && !name.isBlank()) {
            return fresh(new CursorPage<>(accounts.beginningWith(name, page.limit()), null).map(AccountAnswer::of));
        }
        var cursor = page.after();
        var found = accounts.newest(page.fetch(), cursor == null ? null : cursor.id());
        return fresh(CursorPage.of(found, page, account -> Cursor.at(account.createdAt(), account.id()))
                .map(AccountAnswer::of));
    }

    /** Repeated, it finds the name taken: a lost one-time password is drawn anew. */
    @PostMapping
    ResponseEntity<AccountAnswer> create(@RequestBody NewAccount asked, JwtAuthenticationToken caller) {
        var by = callers.admin(caller);
        ofSettings.enter();
        var errors = new FieldErrors();
        var name = AccountFields.name(asked.name(), errors);
        var displayName = AccountFields.displayName(asked.displayName(), errors);
        var roles = AccountFields.roles(asked.roles(), errors);
        errors.throwIfAny();
        var created = administration.create(name, displayName, roles, by);
        return ResponseEntity.created(
                        URI.create("/accounts/" + created.account().id()))
                .eTag(tag(created.account()))
                .cacheControl(CacheControl.noStore())
                .body(AccountAnswer.of(created));
    }

    @GetMapping("/{id}")
    ResponseEntity<AccountAnswer> account(@PathVariable UUID id, JwtAuthenticationToken caller) {
        callers.admin(caller);
        return answer(known(id));
    }

    @PutMapping("/{id}")
    ResponseEntity<AccountAnswer> change(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ChangedAccount asked,
            JwtAuthenticationToken caller) {
        var by = callers.admin(caller);
        var seen = IfMatch.required(ifMatch);
        var errors = new FieldErrors();
        var displayName = AccountFields.displayName(asked.displayName(), errors);
        var roles = AccountFields.roles(asked.roles(), errors);
        errors.check(asked.disabled() != null, "disabled", "Must be true or false.");
        errors.throwIfAny();
        var disabled = Objects.requireNonNull(asked.disabled());
        return answer(administration.change(id, seen, displayName, roles, disabled, by));
    }

    @PostMapping("/{id}/one-time-password")
    ResponseEntity<AccountAnswer> oneTimePassword(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            JwtAuthenticationToken caller) {
        var by = callers.admin(caller);
        var drawn = administration.giveOneTimePassword(id, IfMatch.required(ifMatch), by);
        return ResponseEntity.ok()
                .eTag(tag(drawn.account()))
                .cacheControl(CacheControl.noStore())
                .body(AccountAnswer.of(drawn));
    }

    @DeleteMapping("/{id}/sessions")
    ResponseEntity<Void> endSessions(@PathVariable UUID id, JwtAuthenticationToken caller) {
        administration.endSessions(id, callers.admin(caller));
        return ResponseEntity.status(HttpStatus.NO_CONTENT).build();
    }

    /** The newest last, of the last 200. */
    @GetMapping("/{id}/activity")
    ResponseEntity<Trail> activity(@PathVariable UUID id, JwtAuthenticationToken caller) {
        callers.admin(caller);
        return fresh(new Trail(known(id).activity()));
    }

    private Account known(UUID id) {
        return accounts.find(id).orElseThrow(AccountRefusals::unknown);
    }

    static ResponseEntity<AccountAnswer> answer(Account account) {
        return ResponseEntity.ok()
                .eTag(tag(account))
                .cacheControl(CacheControl.noStore())
                .body(AccountAnswer.of(account));
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }

    private static String tag(Account account) {
        return "\"" + account.version() + "\"";
    }
}
