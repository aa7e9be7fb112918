package io.broadsheet.newsroom.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody can do with their own account.
 *
 * @param roles as people read them; empty where the issuer keeps the account
 * @param password where the password is changed
 * @param isKept whether our own issuer keeps it
 * @param alert what failed
 */
public record OwnAccountView(
        String name,
        List<String> roles,
        String password,
        boolean isKept,
        @Nullable String alert) {}
