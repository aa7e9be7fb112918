package io.broadsheet.systemtest;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * A runnable jar of a build, unpacked beside it as the container image has it: it starts in two thirds of the time.
 *
 * @param build the folder that holds the modules
 */
public record Program(Path build, String module) {

    /** The build that these tests belong to. */
    public static final Path THIS_BUILD = Path.of(System.getProperty("broadsheet.root", ".."))
            .toAbsolutePath()
            .normalize();

    /** Spring Boot's plugin leaves it beside the classes. */
    private static final String SPRING = "META-INF/spring.factories";

    private static final String CLASSES = "BOOT-INF/classes/";
    private static final String OWN = "classes.jar";
    private static final String LIBRARIES = "BOOT-INF/lib/";
    private static final String ORDER = "BOOT-INF/classpath.idx";

    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /** The command that runs its main class. */
    public List<String> command(List<String> arguments) {
        try (var jar = new JarFile(jar().toFile())) {
            return command(List.of(), jar.getManifest().getMainAttributes().getValue("Start-Class"), arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command that runs a class of one of its libraries. @param options of the JVM */
    public List<String> command(List<String> options, String mainClass, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(options);
        String classPath = classPath();
        if (Files.exists(cache())) {
            command.add("-XX:AOTCache=" + cache());
        }
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(arguments);
        return command;
    }

    /** Whether a start takes a third of the time, as a rehearsal has taught the JVM the classes of this build. */
    public boolean isRehearsed() {
        classPath();
        return Files.exists(cache());
    }

    /** The command of a rehearsal, which counts from when it is stopped. */
    public List<String> rehearsal(List<String> arguments) {
        var command = new ArrayList<>(command(arguments));
        command.add(1, "-XX:AOTCacheOutput=" + cache());
        return command;
    }

    private Path cache() {
        return jar().resolveSibling("unpacked").resolve("cache.aot");
    }

    private Path jar() {
        Path jar = build.resolve(module).resolve("target").resolve(module + "-exec.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing: build it with ./mvnw -DskipTests package");
        }
        return jar;
    }

    private String classPath() {
        synchronized (Program.class) {
            try {
                Path folder = jar().resolveSibling("unpacked");
                Path done = folder.resolve("done");
                String content = content(jar());
                if (!Files.exists(done) || !Files.readString(done).equals(content)) {
                    delete(folder);
                    unpack(jar(), folder);
                    Files.writeString(done, content);
                }
                return Stream.concat(Stream.of(folder.resolve(OWN)), libraries(folder))
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Differs for another content: reproducible jars are all of one time. */
    private static String content(Path file) throws IOException {
        try (var jar = new JarFile(file.toFile())) {
            var sum = new CRC32();
            jar.stream()
                    .map(entry -> entry.getName() + " " + entry.getCrc())
                    .forEach(entry -> sum.update(entry.getBytes(StandardCharsets.UTF_8)));
            return Long.toHexString(sum.getValue());
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** The libraries, and the classes as one jar, as the JVM's cache knows no folders; Spring looks for them by folder. */
    private static void unpack(Path from, Path folder) throws IOException {
        Files.createDirectories(folder.resolve(LIBRARIES));
        try (var jar = new JarFile(from.toFile());
                var own = new JarOutputStream(Files.newOutputStream(folder.resolve(OWN)))) {
            for (var entry : jar.stream().toList()) {
                String name = entry.getName();
                try (var in = jar.getInputStream(entry)) {
                    if (name.startsWith(CLASSES) && !name.equals(CLASSES)) {
                        own.putNextEntry(new JarEntry(name.substring(CLASSES.length())));
                        in.transferTo(own);
                    } else if (name.equals(SPRING)) {
                        own.putNextEntry(new JarEntry(name));
                        in.transferTo(own);
                    } else if (!entry.isDirectory() && name.startsWith(LIBRARIES) || name.equals(ORDER)) {
                        Files.copy(in, folder.resolve(name));
                    }
                }
            }
        }
    }

    /** In the order in which the jar has them. */
    private static Stream<Path> libraries(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve(ORDER)).stream()
                .map(line -> line.substring(line.indexOf(LIBRARIES), line.lastIndexOf('"')))
                .map(folder::resolve);
    }
}
