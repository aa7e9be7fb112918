package io.broadsheet.newsroom.client;

import io.broadsheet.newsroom.session.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/** The tree of sections, as article-service keeps it. */
public final class SectionTrees {

    private static final String SECTIONS = "/newsroom/sections";

    private final Service service;

    SectionTrees(Service service) {
        this.service = service;
    }

    /** @return empty if the service is of an older build */
    public Optional<SectionTree> current(Session session) throws ServiceAway {
        var answer = service.get(session, SECTIONS);
        return answer.isGood() ? Optional.of(service.read(answer, new TypeReference<>() {})) : Optional.empty();
    }

    public Outcome<SectionTree> change(Session session, long version, List<SectionTree.Section> sections)
            throws ServiceAway {
        var answer = service.send(
                session, "PUT", SECTIONS, Map.of("sections", sections), Map.of("If-Match", "\"" + version + "\""));
        return service.command(answer, new TypeReference<>() {});
    }
}
