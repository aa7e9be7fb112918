package io.broadsheet.chassis;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Checks of settings for which there is no validation constraint. */
public final class SettingChecks {

    private SettingChecks() {}

    /** @throws BadSetting unless it is more than nothing */
    public static Duration positive(String setting, @Nullable Duration time) {
        if (time == null || !time.isPositive()) {
            throw new BadSetting(setting, "must be more than 0, like 30s");
        }
        return time;
    }

    /** @throws BadSetting if it is less than nothing */
    public static DataSize size(String setting, @Nullable DataSize size) {
        if (size == null || size.isNegative()) {
            throw new BadSetting(setting, "must be 0 or more, like 16MB");
        }
        return size;
    }

    /**
     * Where another part is reached, without a slash at the end.
     *
     * @throws BadSetting unless it is an absolute web address
     */
    public static URI address(String setting, @Nullable URI url) {
        if (url == null
                || url.getHost() == null
                || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            throw new BadSetting(setting, "must be a web address like http://news.example:8081");
        }
        return URI.create(url.toString().replaceAll("/+$", ""));
    }

    /** As {@link #address(String, URI)}. */
    public static URI address(String setting, String url) {
        URI parsed = null;
        try {
            parsed = URI.create(url);
        } catch (IllegalArgumentException notEvenOne) {
            // Refused below.
        }
        return address(setting, parsed);
    }

    /** @throws BadSetting if there is none, or nothing in it */
    public static String text(String setting, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new BadSetting(setting, "is missing");
        }
        return text;
    }
}
