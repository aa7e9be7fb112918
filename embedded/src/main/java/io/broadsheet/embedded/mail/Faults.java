package io.broadsheet.embedded.mail;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Failures on demand: the recipient's local part says which. A suffix after {@code +} is free, so that addresses stay
 * different ({@code reject-550-5.1.1+ann@example.org}).
 *
 * <table>
 * <caption>Local parts</caption>
 * <tr><td>{@code reject-550-5.1.1}, {@code defer-451}</td><td>RCPT is answered with that code and status</td></tr>
 * <tr><td>{@code greylist-3}</td><td>RCPT is answered with 451 4.7.1 three times (default once), then accepted</td></tr>
 * <tr><td>{@code content-554-5.7.1}</td><td>the end of DATA is answered with that, nothing is stored</td></tr>
 * <tr><td>{@code slow-2000}</td><td>the end of DATA is answered after 2,000 ms (default 5,000)</td></tr>
 * <tr><td>{@code drop}</td><td>hangs up at the end of DATA, without storing</td></tr>
 * <tr><td>{@code drop-stored}</td><td>hangs up at the end of DATA, after storing</td></tr>
 * </table>
 */
final class Faults {

    private static final Pattern ANSWER =
            Pattern.compile("(reject|defer|content)-([45]\\d\\d)(?:-([45]\\.\\d{1,3}\\.\\d{1,3}))?");
    private static final Pattern GREYLIST = Pattern.compile("greylist(?:-(\\d{1,4}))?");
    private static final Pattern SLOW = Pattern.compile("slow(?:-(\\d{1,6}))?");
    private static final int REMEMBERED = 100_000;

    private final boolean enabled;
    private final Map<String, Integer> attempts = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > REMEMBERED;
        }
    };

    Faults(boolean enabled) {
        this.enabled = enabled;
    }

    /** The refusal of a recipient, if the address asks for one. */
    Optional<Reply> atRecipient(String address) {
        String part = localPart(address);
        Matcher greylist = GREYLIST.matcher(part);
        if (greylist.matches() && isGreylisted(address, number(greylist.group(1), 1))) {
            return Optional.of(new Reply(451, "4.7.1", "Greylisted, try again"));
        }
        return part.startsWith("content-") ? Optional.empty() : answer(part);
    }

    /** The refusal of a mail at the end of its data, if one of the addresses asks for one. */
    Optional<Reply> atData(Envelope envelope) {
        return envelope.recipients().stream()
                .map(this::localPart)
                .filter(part -> part.startsWith("content-"))
                .flatMap(part -> answer(part).stream())
                .findFirst();
    }

    Duration delay(Envelope envelope) {
        return envelope.recipients().stream()
                .map(address -> SLOW.matcher(localPart(address)))
                .filter(Matcher::matches)
                .map(slow -> Duration.ofMillis(number(slow.group(1), 5_000)))
                .findFirst()
                .orElse(Duration.ZERO);
    }

    boolean dropsBeforeStoring(Envelope envelope) {
        return envelope.recipients().stream()
                .anyMatch(address -> localPart(address).equals("drop"));
    }

    boolean dropsAfterStoring(Envelope envelope) {
        return envelope.recipients().stream()
                .anyMatch(address -> localPart(address).equals("drop-stored"));
    }

    private static Optional<Reply> answer(String part) {
        Matcher answer = ANSWER.matcher(part);
        if (!answer.matches()) {
            return Optional.empty();
        }
        String code = answer.group(2);
        String status = answer.group(3) == null ? code.charAt(0) + ".0.0" : answer.group(3);
        // As servers say it: a status alone leaves in doubt whether there is a mailbox.
        String words = status.equals("5.1.1") ? "No such user here" : "Refused on demand";
        return Optional.of(new Reply(Integer.parseInt(code), status, words));
    }

    private boolean isGreylisted(String address, int times) {
        synchronized (attempts) {
            return attempts.merge(address, 1, Integer::sum) <= times;
        }
    }

    /** Without the free suffix; empty when no faults are wanted. */
    private String localPart(String address) {
        int at = address.lastIndexOf('@');
        if (!enabled || at < 0) {
            return "";
        }
        String part = address.substring(0, at);
        int plus = part.indexOf('+');
        return plus < 0 ? part : part.substring(0, plus);
    }

    private static int number(@Nullable String digits, int otherwise) {
        return digits == null ? otherwise : Integer.parseInt(digits);
    }
}
