package io.broadsheet.newsroom.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.newsroom.session.Session;
import io.broadsheet.newsroom.session.SignInEnded;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import tools.jackson.core.type.TypeReference;

/** What newsletter-service knows of readers, numbers, and how it tells of articles. Nothing of the newsroom waits for it. */
public final class NewsletterService {

    private final Service service;

    NewsletterService(Service service) {
        this.service = service;
    }

    /**
     * @param within the section that this one is within
     * @return empty while it cannot be asked, whatever the reason
     */
    public Optional<Readership> readership(
            Session session,
            List<String> topics,
            @Nullable String section,
            @Nullable String within,
            List<String> authors,
            @Nullable String language) {
        var address = UriComponentsBuilder.fromPath("/newsroom/readership");
        topics.forEach(topic -> address.queryParam("topics", encoded(topic)));
        authors.forEach(author -> address.queryParam("author", encoded(author)));
        add(address, "section", section);
        add(address, "within", within);
        add(address, "language", language);
        try {
            var answer = service.get(session, address.build(true).toUriString());
            return answer.isGood() ? Optional.of(service.read(answer, new TypeReference<>() {})) : Optional.empty();
        } catch (ServiceAway | SignInEnded | NotAllowed away) {
            return Optional.empty();
        }
    }

    /** @return the mail that would tell of a story; empty while it cannot be had, whatever the reason */
    public Optional<Mail> mail(Session session, Story story) {
        try {
            var answer = service.send(session, "POST", "/newsroom/digests/preview", story, Map.of());
            return answer.isGood() ? Optional.of(service.read(answer, new TypeReference<>() {})) : Optional.empty();
        } catch (ServiceAway | SignInEnded away) {
            return Optional.empty();
        }
    }

    private static void add(UriComponentsBuilder address, String parameter, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            address.queryParam(parameter, encoded(value));
        }
    }

    private static String encoded(String name) {
        return UriUtils.encode(name, UTF_8);
    }
}
