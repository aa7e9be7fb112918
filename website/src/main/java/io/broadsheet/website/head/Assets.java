package io.broadsheet.website.head;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.website.cache.ReadyPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Style, script and icon: named by a hash of their content, so that they can be kept for good. */
@Component
public class Assets {

    private static final String FOREVER = "public, max-age=31536000, immutable";

    private final Map<String, ReadyPage> files = new HashMap<>();
    private final String stylesheet;
    private final String script;
    private final String icon;

    Assets() {
        this.stylesheet = add("site", "css", "text/css;charset=UTF-8");
        this.script = add("site", "js", "text/javascript;charset=UTF-8");
        this.icon = add("icon", "svg", "image/svg+xml");
    }

    /** @param path as it was called */
    public @Nullable ReadyPage at(String path) {
        return files.get(path);
    }

    public String stylesheet() {
        return stylesheet;
    }

    public String script() {
        return script;
    }

    public String icon() {
        return icon;
    }

    private String add(String name, String type, String contentType) {
        var resource = "/site/" + name + "." + type;
        try (var content = Assets.class.getResourceAsStream(resource)) {
            if (content == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            var bytes = content.readAllBytes();
            var path = "/assets/" + name + "." + ReadyPage.hash(bytes) + "." + type;
            var file = ReadyPage.text(200, contentType, FOREVER, new String(bytes, UTF_8), List.of(), Long.MAX_VALUE);
            files.put(path, file);
            return path;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
