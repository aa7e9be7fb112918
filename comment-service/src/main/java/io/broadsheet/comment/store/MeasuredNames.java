package io.broadsheet.comment.store;

import io.broadsheet.comment.domain.Measure;
import io.broadsheet.comment.domain.NameKey;
import io.broadsheet.comment.domain.Names;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;

/** Keys of measures, which an older build reads and writes too: see {@link NameKey#older}. */
record MeasuredNames(Names names) {

    /** Those by which either build finds it. */
    List<String> kept(Measure measure) {
        var keys = new LinkedHashSet<>(measure.keys());
        String name = measure.name();
        if (name != null) {
            keys.addAll(
                    Measure.keys(names.keys(name).stream().map(NameKey::older).collect(Collectors.toSet())));
        }
        return List.copyOf(keys);
    }

    /** As this build has them: the older ones may be those of other names. */
    Collection<String> of(Document measure) {
        String name = measure.getString("name");
        return name == null || older(name).equals(name)
                ? measure.getList("keys", String.class)
                : Measure.keys(names.keys(name));
    }

    /** By which either build may have kept it. */
    static List<String> asKept(Collection<String> keys) {
        return keys.stream()
                .flatMap(key -> Stream.of(key, older(key)))
                .distinct()
                .toList();
    }

    private static String older(String text) {
        return new NameKey(text).older().value();
    }
}
