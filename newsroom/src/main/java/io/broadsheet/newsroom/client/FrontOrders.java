package io.broadsheet.newsroom.client;

import io.broadsheet.newsroom.session.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** The front page's order by hand, as article-service keeps it. */
public final class FrontOrders {

    private static final String FRONT = "/newsroom/front";

    private final Service service;

    FrontOrders(Service service) {
        this.service = service;
    }

    /** @param until an instant, or null */
    public record Place(UUID id, @Nullable String until) {}

    /** @return empty if the service is of an older build */
    public Optional<FrontOrder> current(Session session) throws ServiceAway {
        var answer = service.get(session, FRONT);
        return answer.isGood() ? Optional.of(service.read(answer, new TypeReference<>() {})) : Optional.empty();
    }

    public Outcome<FrontOrder> change(Session session, long version, List<Place> places) throws ServiceAway {
        var answer =
                service.send(session, "PUT", FRONT, Map.of("items", places), Map.of("If-Match", "\"" + version + "\""));
        return service.command(answer, new TypeReference<>() {});
    }
}
