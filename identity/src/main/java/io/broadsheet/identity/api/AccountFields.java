package io.broadsheet.identity.api;

import io.broadsheet.chassis.Texts;
import io.broadsheet.chassis.web.problem.FieldErrors;
import io.broadsheet.identity.account.AccountName;
import io.broadsheet.identity.account.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What calls say of an account, checked field by field. */
final class AccountFields {

    private static final int LONGEST_DISPLAY_NAME = 80;

    private AccountFields() {}

    /** @param displayName what the person is called; absent or blank for the same as the name */
    record NewAccount(
            @Nullable String name,
            @Nullable String displayName,
            @Nullable List<@Nullable String> roles) {}

    record ChangedAccount(
            @Nullable String displayName,
            @Nullable List<@Nullable String> roles,
            @Nullable Boolean disabled) {}

    static AccountName name(@Nullable String name, FieldErrors errors) {
        var problem = AccountName.problem(name);
        errors.check(problem == null, "name", String.valueOf(problem));
        return new AccountName(String.valueOf(name));
    }

    static @Nullable String displayName(@Nullable String name, FieldErrors errors) {
        if (name == null || Texts.isBlank(name)) {
            return null;
        }
        errors.check(Texts.fits(name, LONGEST_DISPLAY_NAME), "displayName", "Must have at most 80 characters.")
                .check(!Texts.hasControls(name), "displayName", "Must not have line breaks or control characters.");
        return name.strip();
    }

    static Set<Role> roles(@Nullable List<@Nullable String> words, FieldErrors errors) {
        var roles = EnumSet.noneOf(Role.class);
        for (var word : words == null ? List.<String>of() : words) {
            Role.of(String.valueOf(word))
                    .ifPresentOrElse(
                            roles::add,
                            () -> errors.add(
                                    "roles", "May be author, editor, moderator, letters, operations and admin."));
        }
        errors.check(!roles.isEmpty() || !errors.isEmpty(), "roles", "Must name at least one role.");
        return roles;
    }
}
