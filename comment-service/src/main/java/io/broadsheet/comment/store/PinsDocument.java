package io.broadsheet.comment.store;

import io.broadsheet.comment.domain.Pins;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/** The pins of an article as they are stored. Public for the driver's codec. */
public record PinsDocument(
        @BsonId UUID articleId,
        long version,
        List<PinDocument> pinned,
        @Nullable List<LineDocument> trail) {

    public record PinDocument(UUID comment, String by, Instant at) {}

    public record LineDocument(UUID comment, boolean pinned, String by, Instant at) {}

    static List<PinDocument> pinned(Pins pins) {
        return pins.pinned().stream()
                .map(pin -> new PinDocument(pin.comment(), pin.by(), pin.at()))
                .toList();
    }

    static List<LineDocument> trail(Pins pins) {
        return pins.trail().stream()
                .map(line -> new LineDocument(line.comment(), line.pinned(), line.by(), line.at()))
                .toList();
    }

    Pins toPins() {
        return new Pins(
                version,
                pinned.stream()
                        .map(pin -> new Pins.Pin(pin.comment(), pin.by(), pin.at()))
                        .toList(),
                trail == null
                        ? List.of()
                        : trail.stream()
                                .map(line -> new Pins.Line(line.comment(), line.pinned(), line.by(), line.at()))
                                .toList());
    }

    Set<UUID> comments() {
        return pinned.stream().map(PinDocument::comment).collect(Collectors.toUnmodifiableSet());
    }
}
