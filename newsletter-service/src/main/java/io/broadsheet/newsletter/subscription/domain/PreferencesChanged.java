package io.broadsheet.newsletter.subscription.domain;

/** Preferences are not the ones any more that a change was made from. */
public final class PreferencesChanged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PreferencesChanged() {
        super("the preferences have changed", null, false, false);
    }
}
