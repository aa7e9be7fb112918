package io.broadsheet.newsroom.view;

import io.broadsheet.chassis.text.MessageBundle;
import java.util.List;
import java.util.MissingResourceException;
import org.jspecify.annotations.Nullable;

/**
 * What all pages have around their own content.
 *
 * @param site the readers' address
 * @param person who is signed in; null if nobody is, or it is not known
 * @param formToken that forms carry; empty if nobody is signed in
 * @param place which link of the head this page belongs to
 * @param mayReadArticles whether the person writes or publishes
 * @param mayModerate whether the person decides on comments
 * @param mayManageAccounts whether the person looks after accounts, and our own issuer keeps them
 */
public record Layout(
        MessageBundle text,
        String title,
        String siteName,
        String site,
        @Nullable String person,
        String formToken,
        String place,
        boolean mayReadArticles,
        boolean mayModerate,
        boolean mayManageAccounts,
        String stylesheet,
        String icon,
        List<String> scripts) {

    /** A message of the newsroom. */
    public String of(String key, Object... arguments) {
        return text.text(key, arguments);
    }

    /** A message of the newsroom, or what is said where there is none. */
    public String known(String key, String otherwise) {
        try {
            return text.text(key);
        } catch (MissingResourceException unknown) {
            return otherwise;
        }
    }

    /** For {@code aria-current} of a link there. */
    public @Nullable String current(String href) {
        return place.equals(href) ? "true" : null;
    }
}
