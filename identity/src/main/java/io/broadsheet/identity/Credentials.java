package io.broadsheet.identity;

import io.broadsheet.chassis.BadSetting;
import io.broadsheet.identity.IdentitySettings.Client;
import io.broadsheet.identity.IdentitySettings.User;
import io.broadsheet.identity.account.Passwords;
import io.broadsheet.identity.account.Role;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** The people and programs that this issuer knows. */
record Credentials(Map<String, User> users, Map<String, Client> clients) {

    /** Of the first run: who has the file has the admin's password anyway. */
    private static final Set<Role> EVERYTHING = Set.of(Role.ADMIN);

    /** Those of the settings; if these name nobody, one person and one script that a private file names. */
    static Credentials of(IdentitySettings settings) {
        if (settings.nameSomebody()) {
            return new Credentials(settings.users(), settings.clients());
        }
        var generated = read(settings.credentials());
        var clients = new HashMap<>(settings.clients());
        clients.put(
                generated.get("NEWSROOM_CLIENT_ID"),
                new Client(generated.get("NEWSROOM_CLIENT_SECRET"), EVERYTHING, List.of()));
        var user = new User(generated.get("NEWSROOM_PASSWORD"), EVERYTHING);
        return new Credentials(Map.of(generated.get("NEWSROOM_USER"), user), clients);
    }

    private static Map<String, String> read(Path file) {
        var text = PrivateFile.readOrCreate(file, () -> {
            LoggerFactory.getLogger(Credentials.class).info("Wrote new credentials to {}", file.toAbsolutePath());
            return generate();
        });
        var values = text.lines()
                .map(line -> line.split("=", 2))
                .filter(pair -> pair.length == 2 && !pair[0].startsWith("#"))
                .collect(Collectors.toMap(pair -> pair[0].strip(), pair -> unquoted(pair[1].strip()), (a, b) -> b));
        for (var name : List.of("NEWSROOM_USER", "NEWSROOM_PASSWORD", "NEWSROOM_CLIENT_ID", "NEWSROOM_CLIENT_SECRET")) {
            if (values.getOrDefault(name, "").isBlank()) {
                throw new BadSetting("broadsheet.identity.credentials", "leads to " + file + ", which lacks " + name);
            }
        }
        return values;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2
                && (value.charAt(0) == '\'' || value.charAt(0) == '"')
                && value.charAt(value.length() - 1) == value.charAt(0);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private static String generate() {
        return """
                # Generated at the first start. Load it into a shell: . this-file
                NEWSROOM_USER=newsroom
                NEWSROOM_PASSWORD=%s
                NEWSROOM_CLIENT_ID=newsroom-script
                NEWSROOM_CLIENT_SECRET=%s
                """.formatted(Passwords.secret(), Passwords.secret());
    }
}
