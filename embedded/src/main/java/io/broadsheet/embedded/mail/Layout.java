package io.broadsheet.embedded.mail;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** What all pages share. */
final class Layout {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Layout() {}

    /** @param main markup */
    static String page(String title, String main) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                <link rel="stylesheet" href="/mail.css">
                <link rel="icon" href="data:,">
                </head>
                <body class="plain">
                %s
                </body>
                </html>
                """.formatted(Html.escape(title), main);
    }

    static String time(Instant instant) {
        return "<time datetime=\"" + instant.truncatedTo(ChronoUnit.MILLIS) + "\">" + TIME.format(instant)
                + " UTC</time>";
    }
}
