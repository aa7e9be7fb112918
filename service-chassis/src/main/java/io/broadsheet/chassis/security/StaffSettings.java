package io.broadsheet.chassis.security;

import io.broadsheet.chassis.BadSetting;
import io.broadsheet.chassis.SettingChecks;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code broadsheet.staff.*}: how an issuer's tokens say what staff may do.
 *
 * @param audience the name of this installation, which a token's {@code aud} must have
 * @param claim a list, or words in one string; within an object with dots ({@code realm_access.roles})
 * @param map from the claim's values to our scopes: {@code map.editor=articles:write,articles:publish}. Empty: the
 *     values are our scopes
 */
@ConfigurationProperties("broadsheet.staff")
public record StaffSettings(
        @DefaultValue("broadsheet") String audience,
        @DefaultValue("scope") String claim,
        @DefaultValue Map<String, Set<String>> map) {

    public StaffSettings {
        SettingChecks.text("broadsheet.staff.audience", audience);
        SettingChecks.text("broadsheet.staff.claim", claim);
        map = Map.copyOf(map);
        for (var scopes : map.values()) {
            if (!Scopes.ALL.containsAll(scopes)) {
                throw new BadSetting("broadsheet.staff.map", "may only name these scopes: " + Scopes.ALL);
            }
        }
    }
}
