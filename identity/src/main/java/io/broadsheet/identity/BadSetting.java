package io.broadsheet.identity;

/** A setting that stops the start; the message is one line that names it. */
final class BadSetting extends RuntimeException {

    BadSetting(String setting, String problem) {
        super("Setting " + setting + " " + problem);
    }
}
