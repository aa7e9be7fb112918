package io.broadsheet.chassis.token;

import io.broadsheet.chassis.BadSetting;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/**
 * {@code broadsheet.token-secret}, the same on every instance.
 *
 * @param previous what they made is accepted, too, while a secret is exchanged
 */
public record TokenSecrets(String current, List<String> previous) {

    private static final String SECRET = "broadsheet.token-secret";
    private static final String PREVIOUS = "broadsheet.previous-token-secrets";
    private static final int SHORTEST = 32;

    static TokenSecrets of(Environment environment) {
        var current = environment.getProperty(SECRET);
        if (current == null || current.isBlank()) {
            throw new BadSetting(SECRET, "is missing: at least 32 random characters, the same on every instance");
        }
        if (current.length() < SHORTEST) {
            throw new BadSetting(SECRET, "must have at least 32 characters");
        }
        var previous = List.of(environment.getProperty(PREVIOUS, String[].class, new String[0]));
        if (previous.stream().anyMatch(each -> each.length() < SHORTEST)) {
            throw new BadSetting(PREVIOUS, "must have at least 32 characters each");
        }
        return new TokenSecrets(current, previous);
    }

    /** The current one first. */
    public Stream<String> all() {
        return Stream.concat(Stream.of(current), previous.stream());
    }

    /** Without them. */
    @Override
    public String toString() {
        return "TokenSecrets";
    }
}
