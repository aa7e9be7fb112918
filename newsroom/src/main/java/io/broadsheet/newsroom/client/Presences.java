package io.broadsheet.newsroom.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.broadsheet.newsroom.session.Session;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Who has which article open, as article-service keeps it for half a minute. */
public final class Presences {

    private final Service service;

    Presences(Service service) {
        this.service = service;
    }

    /** What somebody tells of themselves; what is null stays as it was. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Beat(
            @Nullable String state,
            @Nullable Boolean asks,
            @Nullable Boolean declines) {}

    /** @return empty if the article is not there, or the service is of an older build */
    public Optional<Presence> of(Session session, UUID article) throws ServiceAway {
        return read(service.get(session, presence(article)));
    }

    /** @return the same as {@link #of} */
    public Optional<Presence> beat(Session session, UUID article, Beat beat) throws ServiceAway {
        return read(service.send(session, "PUT", presence(article), beat, Map.of()));
    }

    public void leave(Session session, UUID article) throws ServiceAway {
        service.send(session, "DELETE", presence(article), null, Map.of());
    }

    private Optional<Presence> read(Answer answer) throws ServiceAway {
        return answer.isGood() ? Optional.of(service.read(answer, new TypeReference<>() {})) : Optional.empty();
    }

    private static String presence(UUID article) {
        return "/newsroom/articles/" + article + "/presence";
    }
}
