package io.broadsheet.newsletter.subscription.application;

import com.ibm.icu.text.IDNA;
import io.broadsheet.newsletter.subscription.domain.EmailAddress;
import io.broadsheet.newsletter.subscription.domain.RuleBroken;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads a mail address as people enter it. International domains are mapped by UTS 46, non-transitional: {@code
 * straße.de} is not {@code strasse.de}, which may be someone else's. See decision 95.
 */
public final class EnteredAddress {
    private static final int LONGEST_DOMAIN = 1_000;
    private static final Pattern OUTER_SPACE = Pattern.compile("^[\\s\\p{Z}]++|(?<![\\s\\p{Z}])[\\s\\p{Z}]++$");
    private static final IDNA UTS46 = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE
            | IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.CHECK_CONTEXTO);

    private EnteredAddress() {}

    /** @throws RuleBroken unless it is an address that mail can reach */
    public static EmailAddress read(String entered) {
        var address = OUTER_SPACE.matcher(entered).replaceAll("");
        if (address.isEmpty()) {
            throw new RuleBroken("Please enter your e-mail address.");
        }
        int at = address.lastIndexOf('@');
        if (at < 1) {
            throw new RuleBroken("An e-mail address looks like name@example.org.");
        }
        return EmailAddress.of(address.substring(0, at), ascii(address.substring(at + 1)));
    }

    private static String ascii(String domain) {
        if (domain.length() > LONGEST_DOMAIN) {
            throw new RuleBroken("An e-mail address has at most 254 characters.");
        }
        var info = new IDNA.Info();
        var ascii = UTS46.nameToASCII(domain, new StringBuilder(), info).toString();
        if (info.hasErrors()) {
            throw new RuleBroken("After the @ belongs a domain, such as example.org.");
        }
        return ascii.toLowerCase(Locale.ROOT);
    }
}
