package io.broadsheet.newsroom.head;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * The script of a page as modules that import each other by their addresses: no import map, which would be a script within
 * the page, and no bundle. They come as they are, without what only stands in the source for people.
 */
final class Modules {

    private static final List<String> WEBJARS = List.of(
            "orderedmap",
            "rope-sequence",
            "w3c-keyname",
            "prosemirror-model",
            "prosemirror-transform",
            "prosemirror-state",
            "prosemirror-view",
            "prosemirror-keymap",
            "prosemirror-history",
            "prosemirror-commands",
            "prosemirror-inputrules",
            "prosemirror-schema-list",
            "prosemirror-dropcursor",
            "prosemirror-gapcursor");

    private static final Pattern IMPORTED =
            Pattern.compile("(\\bfrom\\s+|\\bimport\\s+)['\"](?:\\./)?([\\w-]+)(?:\\.js)?['\"]");

    private final Map<String, String> addresses = new HashMap<>();
    private final BiFunction<String, byte[], String> serve;

    /** @param serve keeps a file of this name with this content, and says at which address */
    Modules(BiFunction<String, byte[], String> serve) {
        this.serve = serve;
        WEBJARS.forEach(name -> add(name, webJar(name)));
    }

    /** Those of WebJars, each after those that it imports: so that a browser asks for all of them at once. */
    List<String> webJars() {
        return WEBJARS.stream().map(addresses::get).toList();
    }

    /** @return its address; what it imports must be there already */
    String add(String name, String script) {
        var linked = IMPORTED.matcher(script).replaceAll(found -> found.group(1) + "'" + address(found.group(2)) + "'");
        var address = serve.apply(name, linked.getBytes(UTF_8));
        addresses.put(name, address);
        return address;
    }

    /** Of one that is there already. */
    String address(String name) {
        var address = addresses.get(name);
        if (address == null) {
            throw new IllegalStateException(name + " is imported before it is there");
        }
        return address;
    }

    private static String webJar(String name) {
        var version = version(name);
        var folder = "/META-INF/resources/webjars/" + name + "/" + version + "/";
        var dist = Modules.class.getResource(folder + "dist/index.js") != null;
        return "// " + name + " " + version + ", © Marijn Haverbeke and others, MIT License\n"
                + withoutComments(read(folder + (dist ? "dist/index.js" : "index.js")));
    }

    private static String version(String name) {
        var properties = new Properties();
        try (var file =
                Modules.class.getResourceAsStream("/META-INF/maven/org.webjars.npm/" + name + "/pom.properties")) {
            properties.load(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return properties.getProperty("version");
    }

    /** Those that fill lines of their own, and spaces at the beginning of lines: a third of what is sent. */
    static String withoutComments(String script) {
        var kept = new StringBuilder(script.length());
        var within = false;
        for (var line : script.split("\n", -1)) {
            var text = line.strip();
            if (within) {
                within = !text.endsWith("*/");
            } else if (text.startsWith("/*") && !text.contains("*/")) {
                within = true;
            } else if (!text.isEmpty() && !text.startsWith("//") && !(text.startsWith("/*") && text.endsWith("*/"))) {
                kept.append(text).append('\n');
            }
        }
        return kept.toString();
    }

    static String read(String resource) {
        try (var content = Modules.class.getResourceAsStream(resource)) {
            if (content == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return new String(content.readAllBytes(), UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
