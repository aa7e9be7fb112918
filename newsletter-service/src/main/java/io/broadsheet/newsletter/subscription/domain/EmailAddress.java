package io.broadsheet.newsletter.subscription.domain;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A mail address: dot-atom local part as its reader wrote it, domain in lower case and ASCII (IDNA A-labels). One that
 * is stored is taken as it is, so that a rule of today keeps no reader of yesterday from reading or leaving.
 */
public record EmailAddress(String value) {
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern DOMAIN = Pattern.compile("(" + LABEL + "\\.)+" + LABEL);
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Set<String> WITHOUT_DOTS = Set.of("gmail.com", "googlemail.com");

    /** @throws IllegalArgumentException without anything on either side of the @ */
    public EmailAddress {
        int at = value.lastIndexOf('@');
        if (at < 1 || at == value.length() - 1) {
            throw new IllegalArgumentException("no mail address");
        }
    }

    /**
     * An address that someone entered. What RFC 5321 allows but no mailbox of a reader has (quoted local parts, address
     * literals, bare host names) and what not every mail server takes (letters beyond ASCII before the @, which need
     * SMTPUTF8) is refused.
     *
     * @param domain in ASCII already
     * @throws RuleBroken unless mail can reach it
     */
    public static EmailAddress of(String local, String domain) {
        if (local.chars().anyMatch(c -> c > 0x7F)) {
            throw new RuleBroken("Before the @, only plain letters, digits and signs can be mailed from here:"
                    + " no accents, no other scripts, nothing invisible.");
        }
        if (local.length() > LONGEST_LOCAL || !LOCAL.matcher(local).matches()) {
            throw new RuleBroken("An e-mail address looks like name@example.org.");
        }
        var top = domain.substring(domain.lastIndexOf('.') + 1);
        if (!DOMAIN.matcher(domain).matches() || NUMBER.matcher(top).matches()) {
            throw new RuleBroken("After the @ belongs a domain, such as example.org.");
        }
        if (local.length() + 1 + domain.length() > LONGEST) {
            throw new RuleBroken("An e-mail address has at most 254 characters.");
        }
        return new EmailAddress(local + "@" + domain);
    }

    /** The same for all spellings that reach one mailbox in practice; for comparison only, never to be mailed. */
    public String folded() {
        return value.toLowerCase(Locale.ROOT);
    }

    /**
     * The mailbox behind all tagged forms of an address ({@code jane+news@} is {@code jane@}; at Gmail dots do not count
     * either): for limits, never for identity, as readers use tags on purpose.
     */
    public String mailbox() {
        var folded = folded();
        int at = folded.lastIndexOf('@');
        var local = folded.substring(0, at);
        var domain = folded.substring(at + 1);
        int tag = local.indexOf('+', 1);
        if (tag > 0) {
            local = local.substring(0, tag);
        }
        return WITHOUT_DOTS.contains(domain) ? local.replace(".", "") + "@gmail.com" : local + "@" + domain;
    }

    /** Without the address, as addresses are never logged. */
    @Override
    public String toString() {
        return "EmailAddress[\u2026]";
    }
}
