package io.broadsheet.embedded.mail;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What follows MAIL or RCPT: an address and its parameters, by upper-case name. */
record AddressCommand(String address, Map<String, String> parameters) {

    private static final Pattern FORM = Pattern.compile(
            "(?:FROM|TO):\\s*<(?:@[^:<>]*:)?((?:\"(?:[^\"\\\\]|\\\\.)*\"|[^<>\"])*)>(?:\\s+(.*))?",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_ADDRESS = 254;

    /** The parts, or null when they cannot be read. */
    static @Nullable AddressCommand parse(String argument) {
        Matcher matcher = FORM.matcher(argument.strip());
        if (!matcher.matches()) {
            return null;
        }
        String address = matcher.group(1).strip();
        if (!address.isEmpty() && !isAddress(address)) {
            return null;
        }
        Map<String, String> parameters = new TreeMap<>();
        String rest = matcher.group(2) == null ? "" : matcher.group(2).strip();
        Arrays.stream(rest.split("\\s+")).filter(each -> !each.isEmpty()).forEach(each -> {
            int equals = each.indexOf('=');
            String name = equals < 0 ? each : each.substring(0, equals);
            parameters.put(name.toUpperCase(Locale.ROOT), equals < 0 ? "" : each.substring(equals + 1));
        });
        return new AddressCommand(address, parameters);
    }

    private static boolean isAddress(String address) {
        int at = address.lastIndexOf('@');
        return address.length() <= LONGEST_ADDRESS
                && at > 0
                && at < address.length() - 1
                && address.chars().noneMatch(Character::isISOControl)
                && address.substring(at).indexOf(' ') < 0;
    }

    boolean isAscii() {
        return address.chars().allMatch(c -> c < 128);
    }
}
