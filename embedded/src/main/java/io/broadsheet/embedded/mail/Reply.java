package io.broadsheet.embedded.mail;

import org.jspecify.annotations.Nullable;

/** One answer of the SMTP server, with its enhanced status (RFC 3463) where there is one. */
record Reply(int code, @Nullable String status, String text) {

    static final Reply OK = new Reply(250, "2.0.0", "Ok");
    static final Reply START_DATA = new Reply(354, null, "End data with <CR><LF>.<CR><LF>");
    static final Reply BYE = new Reply(221, "2.0.0", "Bye");
    static final Reply UNKNOWN_COMMAND = new Reply(500, "5.5.2", "Unknown command");
    static final Reply LINE_TOO_LONG = new Reply(500, "5.5.6", "Line too long");
    static final Reply OUT_OF_ORDER = new Reply(503, "5.5.1", "Bad sequence of commands");
    static final Reply SYNTAX = new Reply(501, "5.5.4", "Syntax error in parameters");
    static final Reply UNKNOWN_PARAMETER = new Reply(555, "5.5.4", "Parameter not recognized");
    static final Reply TOO_BIG = new Reply(552, "5.3.4", "Message too big");
    static final Reply TOO_MANY_RECIPIENTS = new Reply(452, "4.5.3", "Too many recipients");
    static final Reply NEEDS_UTF8 = new Reply(553, "5.6.7", "Address needs SMTPUTF8");
    static final Reply NOT_STORED = new Reply(451, "4.3.0", "Mail could not be stored");
    static final Reply SHUTTING_DOWN = new Reply(421, "4.3.2", "Service closing");
    static final Reply BUSY = new Reply(421, "4.3.2", "Too many connections");
    static final Reply TIMEOUT = new Reply(421, "4.4.2", "Timeout");

    boolean isPositive() {
        return code < 400;
    }

    /** After 421 the server hangs up (RFC 5321, 3.8). */
    boolean hangsUp() {
        return code == 421 || code == 221;
    }

    String line() {
        return code + " " + (status == null ? "" : status + " ") + text + "\r\n";
    }
}
