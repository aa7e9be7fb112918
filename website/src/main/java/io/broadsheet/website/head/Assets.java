package io.broadsheet.website.head;

import io.broadsheet.cache.CachedResponse;
import io.broadsheet.style.PageStyle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Style, script and icon: named by a hash of their content, so that they can be kept for good. */
@Component
public class Assets {

    private static final String FOREVER = "public, max-age=31536000, immutable";

    private final SecurityHeaders security;
    private final Map<String, CachedResponse> files = new HashMap<>();
    private final String stylesheet;
    private final String script;
    private final String icon;

    Assets(SecurityHeaders security) {
        this.security = security;
        this.stylesheet = add("site", "css", "text/css;charset=UTF-8", PageStyle.base());
        this.script = add("site", "js", "text/javascript;charset=UTF-8", "");
        this.icon = add("icon", "svg", "image/svg+xml", "");
    }

    /** @param path as it was called */
    @Nullable CachedResponse at(String path) {
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

    /** @param first what the file begins with */
    private String add(String name, String type, String contentType, String first) {
        var resource = "/site/" + name + "." + type;
        try (var content = Assets.class.getResourceAsStream(resource)) {
            if (content == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            var text = first + new String(content.readAllBytes(), StandardCharsets.UTF_8);
            var file = CachedResponse.ok(contentType, FOREVER, text.getBytes(StandardCharsets.UTF_8));
            var hash = file.etag().replace("\"", "");
            var path = "/assets/" + name + "." + hash + "." + type;
            files.put(path, security.on(file));
            return path;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
