package io.broadsheet.newsroom.form;

import java.time.ZoneId;
import java.util.List;

/** Time zones to choose from. */
public final class Zones {

    public static final List<String> ALL = ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> zone.equals("UTC") || (zone.contains("/") && !zone.matches("(SystemV|Etc)/.*")))
            .sorted()
            .toList();

    private Zones() {}
}
