package io.broadsheet.newsletter.delivery.domain;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an answer to a recipient or a message means for the delivery and its reader. The text counts beside the codes:
 * servers say "too many" under 5.1.1. Whoever is in doubt keeps the reader.
 */
public enum ReplyClass {
    ACCEPTED,
    /** Not now: try again later. */
    DEFERRED,
    /** Not now, and nothing else of ours to that domain either. */
    THROTTLED,
    /** There is no such mailbox, and there will be none: never mail it again. */
    HARD,
    /** The server knows no such mailbox, but does not say so by the code for it; true if it says so for days. */
    UNKNOWN_MAILBOX,
    /** Refused for good, for this message: its size, its content, or how it was sent. */
    REFUSED,
    /** The sender is not who it says: SPF, DKIM, DMARC, alignment, reverse DNS. */
    AUTHENTICATION,
    /** The sender's network or name is on a list. */
    BLOCK_LIST,
    /** Not without encryption. */
    TLS,
    /** A limit of rate, under a code for permanent failures. */
    RATE,
    /** Another matter of the server's policy. */
    POLICY;

    /** Matters for operations: the mail is held, and its reader stays. */
    public static final Set<ReplyClass> HELD = Set.of(AUTHENTICATION, BLOCK_LIST, TLS, RATE, POLICY);

    private static final Set<String> NO_SUCH_MAILBOX = Set.of("5.1.1", "5.1.2", "5.1.10", "5.2.1");
    private static final String MAILBOX_FULL = "5.2.2";
    /** Too much for a mailbox, for what it takes at once, or for the server. */
    private static final Set<String> OF_SPACE = Set.of(MAILBOX_FULL, "5.2.3", "5.3.4");

    private static final Set<String> SENDERS_FAULT = Set.of("5.1.7", "5.1.8");
    private static final Set<String> AUTHENTICATIONS = Set.of(
            "5.7.20", "5.7.21", "5.7.22", "5.7.23", "5.7.24", "5.7.25", "5.7.26", "5.7.27", "5.7.509", "5.7.515");
    private static final Set<String> ENCRYPTIONS = Set.of("5.7.10", "5.7.11");
    /** Of one mailbox, of its quota, of one session: nothing that concerns a whole domain. */
    private static final Pattern OF_ONE = Pattern.compile("4\\.[12]\\.\\d+|4\\.5\\.3|4\\.[34]\\.\\d+");

    private static final Pattern TEXT_OF_RATE =
            text("too many|too (?:quick|fast|much mail)|rate[ -]?limit|throttl|unusual rate|at a rate|sending rate"
                    + "|(?:per|this|last) (?:hour|minute|day)"
                    + "|(?:hourly|daily|sending|rate|connection|recipient) (?:sending )?(?:limit|quota)|frequency");
    private static final Pattern TEXT_OF_FULL =
            text("(?:mailbox|inbox|storage|account).{0,40}\\bfull|over ?quota|quota (?:exceeded|full)"
                    + "|exceed\\w*.{0,30}(?:quota|storage)|out of (?:storage|disk)|insufficient .{0,20}storage");
    private static final Pattern TEXT_OF_SIZE =
            text("(?:message|mail|size).{0,30}(?:too (?:big|large)|exceeds)|size limit");
    private static final Pattern TEXT_OF_NOBODY = text("no such|unknown|does ?n[o']t exist|not exist|not found"
            + "|no mailbox|invalid (?:recipient|mailbox|address|user)|disabled|inactive|unavailable|not a valid"
            + "|(?:address|recipient|user|mailbox) (?:was )?rejected|undeliverable");
    private static final Pattern TEXT_OF_LIST =
            text("block ?list|black ?list|deny ?list|\\brbl\\b|dnsbl|spamhaus|spamcop"
                    + "|barracuda|sorbs|reputation|\\bblocked\\b|\\bbanned\\b|(?:is|was|been) listed|listed (?:in|at|by|on)"
                    + "|unsolicited|\\bspam");
    private static final Pattern TEXT_OF_AUTHENTICATION = text(
            "\\bspf\\b|\\bdkim\\b|\\bdmarc\\b|authenticat|alignment" + "|reverse dns|\\brdns\\b|\\bptr\\b|\\bhelo\\b");
    private static final Pattern TEXT_OF_SENDER =
            text("sender (?:address|domain|denied|verif|not|rejected)|sending domain|envelope from|return[- ]path");
    private static final Pattern TEXT_OF_POLICY = text("\\bpolicy|\\bpolicies|prohibited");
    private static final Pattern TEXT_OF_TLS = text("\\btls\\b|starttls|encrypt");

    private static Pattern text(String expression) {
        return Pattern.compile(expression);
    }

    public static ReplyClass of(Reply reply) {
        if (reply.code() >= 200 && reply.code() < 300) {
            return ACCEPTED;
        }
        return reply.code() < 500 ? temporary(reply) : permanent(reply);
    }

    private static ReplyClass temporary(Reply reply) {
        var ofAll = reply.code() == 421 || says(TEXT_OF_RATE, reply);
        return ofAll && !OF_ONE.matcher(reply.status()).matches() ? THROTTLED : DEFERRED;
    }

    private static ReplyClass permanent(Reply reply) {
        var status = reply.status();
        if (!OF_SPACE.contains(status) && says(TEXT_OF_RATE, reply)) {
            return RATE;
        }
        if (status.equals(MAILBOX_FULL) || says(TEXT_OF_FULL, reply)) {
            return DEFERRED;
        }
        if (OF_SPACE.contains(status) || says(TEXT_OF_SIZE, reply)) {
            return REFUSED;
        }
        if (says(TEXT_OF_SENDER, reply)) {
            return AUTHENTICATION;
        }
        if (NO_SUCH_MAILBOX.contains(status) && (reply.text().isEmpty() || says(TEXT_OF_NOBODY, reply))) {
            return HARD;
        }
        if (isPolicy(reply)) {
            return policy(reply);
        }
        if (NO_SUCH_MAILBOX.contains(status)) {
            return reply.code() == 552 ? DEFERRED : HARD;
        }
        return says(TEXT_OF_NOBODY, reply) && !status.startsWith("5.6.") ? UNKNOWN_MAILBOX : REFUSED;
    }

    /** @return whether it is about the sender, its network or its manners */
    private static boolean isPolicy(Reply reply) {
        return reply.status().matches("[45]\\.7\\..*")
                || SENDERS_FAULT.contains(reply.status())
                || reply.code() == 530
                || !reply.status().startsWith("5.6.")
                        && (says(TEXT_OF_LIST, reply)
                                || says(TEXT_OF_AUTHENTICATION, reply)
                                || says(TEXT_OF_TLS, reply)
                                || says(TEXT_OF_POLICY, reply));
    }

    private static ReplyClass policy(Reply reply) {
        if (AUTHENTICATIONS.contains(reply.status()) || SENDERS_FAULT.contains(reply.status())) {
            return AUTHENTICATION;
        }
        if (ENCRYPTIONS.contains(reply.status()) || says(TEXT_OF_TLS, reply)) {
            return TLS;
        }
        if (says(TEXT_OF_LIST, reply)) {
            return BLOCK_LIST;
        }
        return says(TEXT_OF_AUTHENTICATION, reply) ? AUTHENTICATION : POLICY;
    }

    private static boolean says(Pattern text, Reply reply) {
        return text.matcher(reply.text()).find();
    }

    /** Whether the mail waits for operations. */
    public boolean isHeld() {
        return HELD.contains(this);
    }

    /** For rows and metrics. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
