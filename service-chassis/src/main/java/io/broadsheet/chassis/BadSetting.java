package io.broadsheet.chassis;

/** Stops the start: a setting is missing or cannot be used. The value is never told, it may be a secret. */
public final class BadSetting extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param setting as in a settings file: {@code broadsheet.public-url}
     * @param reason completes a sentence that begins with the setting: {@code "is missing"}
     */
    public BadSetting(String setting, String reason) {
        super(setting + " (or the environment's " + SettingNames.inEnvironment(setting) + ") " + reason);
    }
}
