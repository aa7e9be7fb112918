package io.broadsheet.identity.account;

import org.jspecify.annotations.Nullable;

/**
 * What the settings said of an account when it was last compared with them.
 *
 * @param all a hash of roles and password together, which the build before compares
 * @param roles words; null if only a build before compared
 * @param password a hash of the password as it stands there; null likewise
 */
record SettingsMarks(
        String all, @Nullable String roles, @Nullable String password) {

    /** Without hashes. */
    @Override
    public String toString() {
        return "SettingsMarks[" + roles + "]";
    }
}
