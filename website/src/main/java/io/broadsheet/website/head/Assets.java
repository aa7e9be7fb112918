package io.broadsheet.website.head;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.cache.CachedResponse;
import io.broadsheet.style.PageStyle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Style, script and pictures: named by a hash of their content, so that they can be kept for good. */
@Component
public class Assets {

    private static final String FOREVER = "public, max-age=31536000, immutable";

    private static final List<String> SCRIPTS = List.of("site", "comments");
    private static final List<String> STYLES = List.of("site", "masthead", "front", "story", "lists", "print");
    private static final String PNG = "image/png";

    private final SecurityHeaders security;
    private final Map<String, CachedResponse> files = new HashMap<>();
    private final String stylesheet;
    private final String script;
    private final String icon;
    private final String touchIcon;
    private final String icon192;
    private final String icon512;
    private final String card;

    Assets(SecurityHeaders security) {
        this.security = security;
        this.stylesheet = add("site", "css", "text/css;charset=UTF-8", styles());
        this.script = add("site", "js", "text/javascript;charset=UTF-8", scripts());
        this.icon = add("icon", "svg", "image/svg+xml");
        this.touchIcon = add("icon-180", "png", PNG);
        this.icon192 = add("icon-192", "png", PNG);
        this.icon512 = add("icon-512", "png", PNG);
        this.card = add("card", "png", PNG);
        // Where browsers look whatever a page says.
        files.put(
                "/favicon.ico",
                security.on(CachedResponse.ok("image/x-icon", "public, max-age=86400", read("/site/favicon.ico"))));
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

    public String touchIcon() {
        return touchIcon;
    }

    /** 192 pixels square, for a manifest. */
    public String icon192() {
        return icon192;
    }

    /** 512 pixels square, for a manifest. */
    public String icon512() {
        return icon512;
    }

    /** For those who pass on a page without a picture of its own: 1200 by 630 pixels. */
    public String card() {
        return card;
    }

    /** One file for each kind of thing here, one for browsers. */
    private static byte[] styles() {
        var all = new ByteArrayOutputStream();
        all.writeBytes(PageStyle.base().getBytes(UTF_8));
        STYLES.forEach(name -> all.writeBytes(read("/site/" + name + ".css")));
        return all.toByteArray();
    }

    private static byte[] scripts() {
        var all = new ByteArrayOutputStream();
        SCRIPTS.forEach(name -> all.writeBytes(read("/site/" + name + ".js")));
        return all.toByteArray();
    }

    private String add(String name, String type, String contentType) {
        return add(name, type, contentType, read("/site/" + name + "." + type));
    }

    private String add(String name, String type, String contentType, byte[] content) {
        var file = CachedResponse.ok(contentType, FOREVER, content);
        var hash = file.etag().replace("\"", "");
        var path = "/assets/" + name + "." + hash + "." + type;
        files.put(path, security.on(file));
        return path;
    }

    /** A style sheet that is not the pages' own. */
    public static String style(String name) {
        return new String(read("/site/" + name + ".css"), UTF_8);
    }

    private static byte[] read(String resource) {
        try (var content = Assets.class.getResourceAsStream(resource)) {
            if (content == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return content.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
