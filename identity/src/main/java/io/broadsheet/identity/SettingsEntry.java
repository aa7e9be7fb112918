package io.broadsheet.identity;

import io.broadsheet.chassis.Background;
import io.broadsheet.identity.account.SettingsAccounts;
import org.springframework.stereotype.Component;

/** Enters the accounts of the settings at the start, or as soon as the database answers. */
@Component
final class SettingsEntry extends Background {

    private final SettingsAccounts ofSettings;

    SettingsEntry(SettingsAccounts ofSettings) {
        super("settings-accounts");
        this.ofSettings = ofSettings;
    }

    @Override
    protected void work() {
        ofSettings.enter();
    }
}
