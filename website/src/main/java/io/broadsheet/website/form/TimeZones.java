package io.broadsheet.website.form;

import java.time.ZoneId;
import java.util.List;

/** What is offered to choose from; any IANA zone can be typed. */
final class TimeZones {

    /** Most would say one of these; beside an article all would weigh more than the article. */
    static final List<String> USUAL = List.of(
            "UTC",
            "Africa/Cairo",
            "Africa/Johannesburg",
            "Africa/Lagos",
            "Africa/Nairobi",
            "America/Argentina/Buenos_Aires",
            "America/Bogota",
            "America/Chicago",
            "America/Denver",
            "America/Los_Angeles",
            "America/Mexico_City",
            "America/New_York",
            "America/Sao_Paulo",
            "America/Toronto",
            "Asia/Bangkok",
            "Asia/Dhaka",
            "Asia/Dubai",
            "Asia/Hong_Kong",
            "Asia/Jakarta",
            "Asia/Jerusalem",
            "Asia/Karachi",
            "Asia/Kathmandu",
            "Asia/Kolkata",
            "Asia/Manila",
            "Asia/Riyadh",
            "Asia/Seoul",
            "Asia/Shanghai",
            "Asia/Singapore",
            "Asia/Taipei",
            "Asia/Tehran",
            "Asia/Tokyo",
            "Australia/Perth",
            "Australia/Sydney",
            "Europe/Athens",
            "Europe/Berlin",
            "Europe/Istanbul",
            "Europe/Kyiv",
            "Europe/Lisbon",
            "Europe/London",
            "Europe/Madrid",
            "Europe/Moscow",
            "Europe/Oslo",
            "Europe/Paris",
            "Europe/Rome",
            "Pacific/Auckland",
            "Pacific/Honolulu");

    static final List<String> ALL = ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> zone.equals("UTC") || (zone.contains("/") && !zone.matches("(SystemV|Etc)/.*")))
            .sorted()
            .toList();

    private TimeZones() {}
}
