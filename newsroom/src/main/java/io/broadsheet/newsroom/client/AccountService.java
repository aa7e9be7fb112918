package io.broadsheet.newsroom.client;

import io.broadsheet.newsroom.session.Session;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Accounts as our own issuer keeps them. */
public final class AccountService {

    static final String NAME = "accounts";
    private static final String ACCOUNTS = "/accounts";

    private final Service service;

    AccountService(Service service) {
        this.service = service;
    }

    record Trail(List<StaffAccount.Line> lines) {}

    /** @param name what names begin with; empty for all, the newest first */
    public Optional<Listing<StaffAccount>> list(Session session, String name, @Nullable String after)
            throws ServiceAway {
        var named = name.isEmpty() ? "" : "&name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        return found(session, ACCOUNTS + "?limit=50" + named + Service.after(after), new TypeReference<>() {});
    }

    public Optional<StaffAccount> find(Session session, UUID id) throws ServiceAway {
        return found(session, path(id), new TypeReference<>() {});
    }

    /** The oldest first. */
    public List<StaffAccount.Line> activity(Session session, UUID id) throws ServiceAway {
        Optional<Trail> found = found(session, path(id) + "/activity", new TypeReference<>() {});
        return found.map(trail -> Objects.requireNonNullElse(trail.lines(), List.<StaffAccount.Line>of()))
                .orElse(List.of());
    }

    public Outcome<StaffAccount> create(Session session, String name, String displayName, List<String> roles)
            throws ServiceAway {
        var body = Map.of("name", name, "displayName", displayName, "roles", roles);
        return outcome(service.send(session, "POST", ACCOUNTS, body, Map.of()));
    }

    /** @param seen the version that was shown */
    public Outcome<StaffAccount> change(
            Session session, UUID id, long seen, @Nullable String displayName, List<String> roles, boolean disabled)
            throws ServiceAway {
        var body = new HashMap<String, Object>(Map.of("roles", roles, "disabled", disabled));
        body.put("displayName", displayName);
        return outcome(service.send(session, "PUT", path(id), body, match(seen)));
    }

    public Outcome<StaffAccount> giveOneTimePassword(Session session, UUID id, long seen) throws ServiceAway {
        return outcome(service.send(session, "POST", path(id) + "/one-time-password", null, match(seen)));
    }

    /** @return whether they are ended */
    public boolean endSessions(Session session, UUID id) throws ServiceAway {
        return service.send(session, "DELETE", path(id) + "/sessions", null, Map.of())
                .isGood();
    }

    /** @return empty if it is not kept here */
    public Optional<StaffAccount> own(Session session) throws ServiceAway {
        return found(session, "/account", new TypeReference<>() {});
    }

    /** @return whether they are ended */
    public boolean endOwnSessions(Session session) throws ServiceAway {
        return service.send(session, "DELETE", "/account/sessions", null, Map.of())
                .isGood();
    }

    private static String path(UUID id) {
        return ACCOUNTS + "/" + id;
    }

    private static Map<String, String> match(long version) {
        return Map.of("If-Match", "\"" + version + "\"");
    }

    private <T> Optional<T> found(Session session, String path, TypeReference<T> type) throws ServiceAway {
        try {
            var answer = service.get(session, path);
            return answer.isGood() ? Optional.of(service.read(answer, type)) : Optional.empty();
        } catch (NotAllowed refused) {
            return Optional.empty();
        }
    }

    private Outcome<StaffAccount> outcome(Answer answer) throws ServiceAway {
        return service.command(answer, new TypeReference<>() {});
    }
}
