package io.broadsheet.newsletter.subscription.domain;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A mail address: dot-atom local part as its reader wrote it, domain in lower case and ASCII (IDNA A-labels).
 *
 * <p>What RFC 5321 allows but no mailbox of a reader has (quoted local parts, address literals, bare host names) and
 * what not every mail server takes (letters beyond ASCII before the @, which need SMTPUTF8) is refused.
 */
public record EmailAddress(String value) {
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern DOMAIN = Pattern.compile("(" + LABEL + "\\.)+" + LABEL);
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    /** @throws RuleBroken unless it is an address that mail can reach */
    public EmailAddress {
        value = value.strip();
        if (value.isEmpty()) {
            throw new RuleBroken("Please enter your e-mail address.");
        }
        if (value.length() > LONGEST) {
            throw new RuleBroken("An e-mail address has at most 254 characters.");
        }
        int at = value.lastIndexOf('@');
        if (at < 1) {
            throw new RuleBroken("An e-mail address looks like name@example.org.");
        }
        value = localPart(value.substring(0, at)) + "@" + domain(value.substring(at + 1));
        if (value.length() > LONGEST) {
            throw new RuleBroken("An e-mail address has at most 254 characters.");
        }
    }

    /** The same for all spellings that reach one mailbox in practice; for comparison only, never to be mailed. */
    public String folded() {
        return value.toLowerCase(Locale.ROOT);
    }

    /** Without the address, as addresses are never logged. */
    @Override
    public String toString() {
        return "EmailAddress[…]";
    }

    private static String localPart(String local) {
        if (local.chars().anyMatch(c -> c > 0x7F)) {
            throw new RuleBroken("Before the @, only ASCII letters can be mailed from here.");
        }
        if (local.length() > LONGEST_LOCAL || !LOCAL.matcher(local).matches()) {
            throw new RuleBroken("An e-mail address looks like name@example.org.");
        }
        return local;
    }

    private static String domain(String domain) {
        String ascii;
        try {
            ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notADomain) {
            throw new RuleBroken("After the @ belongs a domain, such as example.org.");
        }
        var top = ascii.substring(ascii.lastIndexOf('.') + 1);
        if (!DOMAIN.matcher(ascii).matches() || NUMBER.matcher(top).matches()) {
            throw new RuleBroken("After the @ belongs a domain, such as example.org.");
        }
        return ascii;
    }
}
