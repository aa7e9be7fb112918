package io.broadsheet.website.beacon;

import io.broadsheet.chassis.SettingChecks;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code broadsheet.website.views.*}.
 *
 * @param folder where views wait until they are passed on, over a start too; instances may share it. Without it they wait
 *     in a temporary one, and what waits is lost with the process
 * @param most how much may wait; a view takes some 200 bytes
 */
@ConfigurationProperties("broadsheet.website.views")
record ViewSettings(
        @Nullable Path folder, @DefaultValue("64MB") DataSize most) {

    ViewSettings {
        SettingChecks.size("broadsheet.website.views.most", most);
    }
}
