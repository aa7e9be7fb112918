package io.broadsheet.chassis;

import java.util.Locale;

/** Settings as they are written in different places. */
final class SettingNames {

    private SettingNames() {}

    /** {@code broadsheet.public-url} is {@code BROADSHEET_PUBLICURL} there. */
    static String inEnvironment(String setting) {
        return setting.replace("-", "").replaceAll("[.\\[\\]]+", "_").toUpperCase(Locale.ROOT);
    }

    /** {@code publicUrl} is {@code public-url} in a settings file. */
    static String inFile(String component) {
        return component.replaceAll("(\\p{javaUpperCase})", "-$1").toLowerCase(Locale.ROOT);
    }
}
