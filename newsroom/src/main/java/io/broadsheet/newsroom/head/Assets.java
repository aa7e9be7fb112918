package io.broadsheet.newsroom.head;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.chassis.Sha256;
import io.broadsheet.style.PageStyle;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Style and script: named by a hash of their content, so that they can be kept for good. */
@Controller
public class Assets {

    private static final List<String> STYLES =
            List.of("frame", "lists", "write", "editor", "history", "library", "front", "calendar", "preview", "desk");
    /** What the writing page gains where script runs, each after those that it imports. */
    private static final List<String> WRITING = List.of(
            "idle",
            "letters",
            "counts",
            "panel",
            "disk",
            "unsaved",
            "autosave",
            "presence",
            "pictures",
            "choose",
            "keys",
            "schema",
            "markdown",
            "spelling",
            "near",
            "notes",
            "tables",
            "commands",
            "paste",
            "editor");

    private final Map<String, Asset> files = new HashMap<>();
    private final String stylesheet;
    private final String icon;
    private final List<String> writing;
    private final List<String> library;
    private final List<String> preview;
    private final List<String> front;
    private final List<String> sections;
    private final List<String> desk;

    private record Asset(String contentType, byte[] content) {}

    Assets() {
        var styles = new ByteArrayOutputStream();
        styles.writeBytes(PageStyle.base().getBytes(UTF_8));
        STYLES.forEach(name -> styles.writeBytes(read(name + ".css").getBytes(UTF_8)));
        stylesheet = add("newsroom", "css", "text/css;charset=UTF-8", styles.toByteArray());
        icon = add("icon", "svg", "image/svg+xml", read("icon.svg").getBytes(UTF_8));
        var modules = new Modules((name, script) -> add(name, "js", "text/javascript;charset=UTF-8", script));
        var own = WRITING.stream().map(name -> modules.add(name, script(name))).toList();
        writing = Stream.concat(modules.webJars().stream(), own.stream()).toList();
        library = List.of(modules.add("focus", script("focus")));
        preview = List.of(modules.add("preview", script("preview")));
        sections = List.of(modules.address("unsaved"));
        front = List.of(modules.address("unsaved"), modules.add("front", script("front")));
        desk = List.of(modules.address("letters"), modules.add("desk", script("desk")));
    }

    public String stylesheet() {
        return stylesheet;
    }

    public String icon() {
        return icon;
    }

    /** Of the writing page. */
    public List<String> writing() {
        return writing;
    }

    /** Of the page that shows an article as others will see it. */
    public List<String> preview() {
        return preview;
    }

    /** Of the page of the front page's order. */
    public List<String> front() {
        return front;
    }

    /** Of the sections' page. */
    public List<String> sections() {
        return sections;
    }

    /** Of the library's pages. */
    public List<String> library() {
        return library;
    }

    /** Of the moderators' queue. */
    public List<String> desk() {
        return desk;
    }

    /** Of all pages. */
    List<String> scripts() {
        return files.keySet().stream().filter(name -> name.endsWith(".js")).toList();
    }

    @GetMapping("/assets/{name}")
    ResponseEntity<byte[]> asset(@PathVariable String name) {
        var file = files.get("/assets/" + name);
        return file == null
                ? ResponseEntity.notFound().build()
                : ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(file.contentType))
                        .cacheControl(CacheControl.maxAge(Duration.ofDays(365))
                                .cachePublic()
                                .immutable())
                        .body(file.content);
    }

    private String add(String name, String type, String contentType, byte[] content) {
        var hash = HexFormat.of().formatHex(Sha256.of(content), 0, 8);
        var path = "/assets/" + name + "." + hash + "." + type;
        files.put(path, new Asset(contentType, content));
        return path;
    }

    private static String script(String name) {
        return Modules.withoutComments(read(name + ".js"));
    }

    private static String read(String name) {
        return Modules.read("/newsroom/" + name);
    }
}
