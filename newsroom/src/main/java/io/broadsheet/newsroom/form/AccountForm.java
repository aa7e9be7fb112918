package io.broadsheet.newsroom.form;

import io.broadsheet.newsroom.client.StaffAccount;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** An account as it is typed. */
public record AccountForm(String name, String displayName, List<String> roles) {

    /** In the order of the page. */
    public static final List<String> ROLES = List.of("author", "editor", "moderator", "letters", "operations", "admin");

    public AccountForm {
        roles = List.copyOf(roles);
    }

    public static AccountForm empty() {
        return new AccountForm("", "", List.of("author"));
    }

    public static AccountForm of(StaffAccount account) {
        return new AccountForm(account.name(), Objects.requireNonNullElse(account.displayName(), ""), account.roles());
    }

    public static AccountForm of(HttpServletRequest request) {
        var roles = Objects.requireNonNullElse(request.getParameterValues("role"), new String[0]);
        return new AccountForm(
                typed(request, "name"),
                typed(request, "display-name"),
                Arrays.stream(roles).filter(ROLES::contains).distinct().toList());
    }

    private static String typed(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "").strip();
    }
}
