package io.broadsheet.newsroom.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.newsroom.session.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import tools.jackson.core.type.TypeReference;

/** The library of pictures, as article-service keeps it. */
public final class Pictures {

    /** Bytes of a file, as article-service takes them. */
    public static final long LARGEST = 20L << 20;

    private static final String IMAGES = "/newsroom/images";

    private final Service service;

    Pictures(Service service) {
        this.service = service;
    }

    /** What is said of a picture that is uploaded; what is empty is left to what its file says. */
    public record Said(String alt, boolean decorative, String caption, String credit) {}

    /** What became of a picture that was to be deleted. */
    public sealed interface Deletion {
        record Done() implements Deletion {}

        /** @param uses the latest of {@code count} articles */
        record InUse(int count, List<Picture.Use> uses) implements Deletion {
            public InUse {
                uses = uses == null ? List.of() : List.copyOf(uses);
            }
        }

        /** Somebody changed it in the meantime. */
        record Stale() implements Deletion {}

        /** It is not there, or the service is of an older build. */
        record Unknown() implements Deletion {}
    }

    /** @return empty if the service is of an older build */
    public Optional<Listing<Picture>> list(Session session, String q, @Nullable String after, int limit)
            throws ServiceAway {
        var query = "?limit=" + limit + (q.isBlank() ? "" : "&q=" + UriUtils.encode(q, UTF_8)) + Service.after(after);
        return offered(session, IMAGES + query, new TypeReference<>() {});
    }

    public Optional<Picture> find(Session session, UUID id) throws ServiceAway {
        return offered(session, image(id), new TypeReference<>() {});
    }

    public Optional<Listing<Picture.Use>> uses(Session session, UUID id, @Nullable String after) throws ServiceAway {
        return offered(session, image(id) + "/uses?limit=50" + Service.after(after), new TypeReference<>() {});
    }

    /** @param key the same for a repeated call */
    public Outcome<Picture> upload(Session session, byte[] file, Said said, String key) throws ServiceAway {
        var form = new Multipart().field("alt", said.alt).field("credit", said.credit);
        // What an older build does not know is not sent without need.
        if (said.decorative) {
            form.field("decorative", "true");
        }
        if (!said.caption.isBlank()) {
            form.field("caption", said.caption);
        }
        return service.outcome(
                service.upload(session, IMAGES, form.file("file", file), Service.word(key)), new TypeReference<>() {});
    }

    public Outcome<Picture> change(Session session, UUID id, long version, PictureChange change) throws ServiceAway {
        var answer = service.send(session, "PATCH", image(id), change, match(version));
        return service.command(answer, new TypeReference<>() {});
    }

    /** Says of a picture what nobody has said yet; all else stays. */
    public Outcome<Picture> complete(Session session, Picture picture, Said said) throws ServiceAway {
        Map<String, Object> change = new HashMap<>();
        if (isBlank(picture.alt()) && !Boolean.TRUE.equals(picture.decorative())) {
            if (said.decorative) {
                change.put("decorative", true);
            } else if (!said.alt.isBlank()) {
                change.put("alt", said.alt);
            }
        }
        if (isBlank(picture.credit()) && !said.credit.isBlank()) {
            change.put("credit", said.credit);
        }
        if (change.isEmpty()) {
            return new Outcome.Done<>(picture);
        }
        var version = Objects.requireNonNullElse(picture.version(), 1L);
        return service.command(
                service.send(session, "PATCH", image(picture.id()), change, match(version)), new TypeReference<>() {});
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** @param version that was seen */
    public Deletion delete(Session session, UUID id, long version) throws ServiceAway {
        var answer = service.send(session, "DELETE", image(id), null, match(version));
        return switch (answer.status()) {
            case 204 -> new Deletion.Done();
            case 409 -> service.read(answer, new TypeReference<Deletion.InUse>() {});
            case 412 -> new Deletion.Stale();
            case 404, 405 -> new Deletion.Unknown();
            default -> throw service.away("answered " + answer.status());
        };
    }

    /** The bytes of a size of it, {@code 640.jpg}. */
    public Answer file(Session session, UUID id, String size) throws ServiceAway {
        return service.get(session, image(id) + "/" + UriUtils.encodePathSegment(size, UTF_8));
    }

    public Answer contentCredentials(Session session, UUID id) throws ServiceAway {
        return service.get(session, image(id) + "/content-credentials");
    }

    private static Map<String, String> match(long version) {
        return Map.of("If-Match", "\"" + version + "\"");
    }

    private static String image(UUID id) {
        return IMAGES + "/" + id;
    }

    private <T> Optional<T> offered(Session session, String path, TypeReference<T> type) throws ServiceAway {
        var answer = service.get(session, path);
        return answer.isGood() ? Optional.of(service.read(answer, type)) : Optional.empty();
    }
}
