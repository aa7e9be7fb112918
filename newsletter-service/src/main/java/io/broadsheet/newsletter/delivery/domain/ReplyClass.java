package io.broadsheet.newsletter.delivery.domain;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
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
    /** The server knows no such mailbox, but says so by the code or in words only; true if it says so for days. */
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
    POLICY,
    /** None, time and again, to whole mails: each of them may have been delivered. */
    UNANSWERED;

    /** Matters for operations: the mail is held, and its reader stays. */
    public static final Set<ReplyClass> HELD = Set.of(AUTHENTICATION, BLOCK_LIST, TLS, RATE, POLICY, UNANSWERED);

    private static final Set<String> NO_SUCH_MAILBOX = Set.of("5.1.1", "5.1.2", "5.1.10", "5.2.1");
    private static final Set<String> NOBODY_HERE = Set.of("5.1.1", "5.1.10");
    private static final Set<String> NO_SUCH_DOMAIN = Set.of("5.1.2", "5.1.10");
    private static final Set<ReplyWords> POLICIES =
            EnumSet.of(ReplyWords.LIST, ReplyWords.AUTHENTICATION, ReplyWords.TLS, ReplyWords.POLICY);
    private static final String MAILBOX_FULL = "5.2.2";
    /** Too much for a mailbox, for what it takes at once, or for the server. */
    private static final Set<String> OF_SPACE = Set.of(MAILBOX_FULL, "5.2.3", "5.3.4");

    private static final Pattern TOO_MANY = Pattern.compile("too many(?: [\\w-]+){0,4}");

    private static final Set<String> SENDERS_FAULT = Set.of("5.1.7", "5.1.8");
    private static final Set<String> AUTHENTICATIONS = Set.of(
            "5.7.20", "5.7.21", "5.7.22", "5.7.23", "5.7.24", "5.7.25", "5.7.26", "5.7.27", "5.7.30", "5.7.32",
            "5.7.40", "5.7.509", "5.7.515");
    private static final Set<String> ENCRYPTIONS = Set.of("5.7.10", "5.7.11", "5.7.29");
    /** Of one mailbox, of its quota, of one session: nothing that concerns a whole domain. */
    private static final Pattern OF_ONE = Pattern.compile("4\\.(?!1\\.[78]$)[1-4]\\.\\d+|4\\.5\\.3");

    /** Of the addressee, but for senders, and of the mailbox: RFC 3463, 3.2 and 3.3. */
    private static final Pattern OF_ONE_MAILBOX = Pattern.compile("[45]\\.(?:1\\.(?![78]$)|2\\.)\\d+");

    /** Of the server and its ways to others, and of what was said to it; 5.5.0 is Outlook's for no such mailbox. */
    private static final Pattern NOT_OF_MAILBOX = Pattern.compile("5\\.[36]\\.\\d+|5\\.5\\.(?!0$)\\d+|5\\.4\\.4");

    /** What an answer to RCPT means. */
    public static ReplyClass of(Reply reply) {
        return of(reply, true);
    }

    /** What an answer to the mail means, which its recipient was taken for. */
    public static ReplyClass ofMail(Reply reply) {
        return of(reply, false);
    }

    private static ReplyClass of(Reply reply, boolean toRecipient) {
        if (reply.code() >= 200 && reply.code() < 300) {
            return ACCEPTED;
        }
        return reply.code() < 500 ? temporary(reply) : permanent(reply, toRecipient);
    }

    /** Whether an answer that puts a mail off says nothing about others to its domain. */
    public static boolean isOfOneMailbox(Reply reply) {
        return OF_ONE_MAILBOX.matcher(reply.status()).matches() || ReplyWords.FULL.isIn(reply);
    }

    private static ReplyClass temporary(Reply reply) {
        var ofAll = reply.code() == 421 || ReplyWords.RATE.isIn(reply);
        return ofAll && !OF_ONE.matcher(reply.status()).matches() ? THROTTLED : DEFERRED;
    }

    private static ReplyClass permanent(Reply reply, boolean toRecipient) {
        var status = reply.status();
        if (!OF_SPACE.contains(status) && ReplyWords.RATE.isIn(reply)) {
            return toRecipient && NOBODY_HERE.contains(status) && saysNobody(reply) ? UNKNOWN_MAILBOX : RATE;
        }
        if (status.equals(MAILBOX_FULL) || ReplyWords.FULL.isIn(reply)) {
            return DEFERRED;
        }
        if (OF_SPACE.contains(status) || ReplyWords.SIZE.isIn(reply)) {
            return REFUSED;
        }
        if (ReplyWords.SENDER.isIn(reply)) {
            return AUTHENTICATION;
        }
        var temporary = ReplyWords.TEMPORARY.isIn(reply);
        if (!temporary && isNoMailbox(reply)) {
            return HARD;
        }
        if (isPolicy(reply)) {
            return policy(reply);
        }
        return temporary && !isOfContent(reply) ? DEFERRED : ofMailbox(reply, toRecipient);
    }

    private static boolean isNoMailbox(Reply reply) {
        var status = reply.status();
        return NO_SUCH_MAILBOX.contains(status) && (reply.text().isEmpty() || ReplyWords.NOBODY.isIn(reply))
                || NO_SUCH_DOMAIN.contains(status) && ReplyWords.NO_DOMAIN.isIn(reply);
    }

    /** Of this mailbox, not of those that there were too many of. */
    private static boolean saysNobody(Reply reply) {
        return ReplyWords.NOBODY.isIn(TOO_MANY.matcher(reply.text()).replaceAll("too many"));
    }

    private static ReplyClass ofMailbox(Reply reply, boolean toRecipient) {
        var status = reply.status();
        var unclear = ReplyWords.MAILBOX.isIn(reply);
        if (NO_SUCH_MAILBOX.contains(status)) {
            if (unclear) {
                return HARD;
            }
            if (reply.code() == 552) {
                return DEFERRED;
            }
            return toRecipient ? UNKNOWN_MAILBOX : REFUSED;
        }
        var said = unclear || ReplyWords.NOBODY.isIn(reply);
        return toRecipient && said && !NOT_OF_MAILBOX.matcher(status).matches() ? UNKNOWN_MAILBOX : REFUSED;
    }

    /**
     * What keeps a mail that was put off until it would be given up: a matter of policy or of rate.
     *
     * @return empty if the mail is given up
     */
    public static Optional<ReplyClass> matter(Reply reply) {
        if (ReplyWords.RATE.isIn(reply)) {
            return Optional.of(RATE);
        }
        return isPolicy(reply) ? Optional.of(policy(reply)) : Optional.empty();
    }

    /** @return whether it is about the sender, its network or its manners */
    private static boolean isPolicy(Reply reply) {
        return reply.status().matches("[45]\\.7\\..*")
                || SENDERS_FAULT.contains(permanently(reply.status()))
                || reply.code() == 530
                || !isOfContent(reply)
                        && !isOfDirectory(reply)
                        && POLICIES.stream().anyMatch(text -> text.isIn(reply));
    }

    private static ReplyClass policy(Reply reply) {
        var status = permanently(reply.status());
        if (AUTHENTICATIONS.contains(status) || SENDERS_FAULT.contains(status)) {
            return AUTHENTICATION;
        }
        if (ENCRYPTIONS.contains(status) || ReplyWords.TLS.isIn(reply)) {
            return TLS;
        }
        if (ReplyWords.LIST.isIn(reply)) {
            return BLOCK_LIST;
        }
        return ReplyWords.AUTHENTICATION.isIn(reply) ? AUTHENTICATION : POLICY;
    }

    /** 4.7.26 is 5.7.26 for now. */
    private static String permanently(String status) {
        return status.replaceFirst("^4", "5");
    }

    private static boolean isOfContent(Reply reply) {
        return reply.status().startsWith("5.6.");
    }

    /** Exchange Online says "access denied" of addresses that its directory does not have. */
    private static boolean isOfDirectory(Reply reply) {
        return reply.status().equals("5.4.1") && ReplyWords.MAILBOX.isIn(reply);
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
