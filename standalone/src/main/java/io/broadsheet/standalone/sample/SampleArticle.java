package io.broadsheet.standalone.sample;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An article as a file has it: lines of {@code name: value} between two lines of {@code ---}, and Markdown after.
 *
 * @param name the file's
 */
record SampleArticle(String name, Map<String, String> head, String markdown) {

    private static final String FENCE = "---\n";

    static SampleArticle parse(String name, String file) {
        var end = file.indexOf("\n" + FENCE, FENCE.length());
        if (!file.startsWith(FENCE) || end < 0) {
            throw new IllegalArgumentException(name + " has no head between two lines of ---");
        }
        var head = new HashMap<String, String>();
        file.substring(FENCE.length(), end).lines().forEach(line -> {
            var pair = line.split(": ", 2);
            head.put(pair[0], pair[1]);
        });
        return new SampleArticle(
                name, Map.copyOf(head), file.substring(end + 1 + FENCE.length()).strip());
    }

    String slug() {
        return required("slug");
    }

    /** The picture's file. */
    @Nullable String picture() {
        return head.get("picture");
    }

    String alt() {
        return required("alt");
    }

    String credit() {
        return required("credit");
    }

    /** Why it is taken from readers again; null if it stays. */
    @Nullable String withdrawn() {
        return head.get("withdrawn");
    }

    /** How often readers look at it on the first day; only so many of one reader count. */
    int looks() {
        return Integer.parseInt(head.getOrDefault("looks", "0"));
    }

    /** What an editor would send. */
    Map<String, Object> draft(@Nullable Object heroImage) {
        var draft = new HashMap<String, Object>();
        for (var name : List.of("slug", "title", "standfirst", "section", "language")) {
            draft.put(name, required(name));
        }
        draft.put("authors", list("authors"));
        draft.put("tags", list("tags"));
        draft.put("body", Map.of("format", "markdown", "source", markdown));
        draft.put("commentsOpen", true);
        draft.put("pin", Boolean.parseBoolean(head.get("pin")));
        draft.put("breaking", Boolean.parseBoolean(head.get("breaking")));
        if (heroImage != null) {
            draft.put("heroImage", heroImage);
        }
        return draft;
    }

    private List<String> list(String name) {
        return Arrays.asList(required(name).split(", "));
    }

    private String required(String name) {
        var value = head.get(name);
        if (value == null) {
            throw new IllegalArgumentException(this.name + " has no " + name);
        }
        return value;
    }
}
