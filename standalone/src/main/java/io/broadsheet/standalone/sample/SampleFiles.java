package io.broadsheet.standalone.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What lies in {@code sample/} on the class path. */
final class SampleFiles {

    private SampleFiles() {}

    /** In the order of publication. */
    static List<SampleArticle> articles() {
        return new String(bytes("articles.txt"), UTF_8)
                .lines()
                .map(name -> SampleArticle.parse(name, new String(bytes("articles/" + name + ".md"), UTF_8)))
                .toList();
    }

    /** What an article is changed to after its publication. */
    static Optional<SampleArticle> edited(SampleArticle article) {
        var file = article.name() + ".edited";
        return find("articles/" + file + ".md").map(bytes -> SampleArticle.parse(file, new String(bytes, UTF_8)));
    }

    static List<SampleComment> comments() {
        return JsonMapper.builder().build().readValue(bytes("comments.json"), new TypeReference<>() {});
    }

    /** The picture's bytes, unless there is none. */
    static Optional<byte[]> picture(SampleArticle article) {
        return Optional.ofNullable(article.picture()).map(file -> bytes("pictures/" + file));
    }

    private static byte[] bytes(String file) {
        return find(file).orElseThrow(() -> new IllegalStateException("sample/" + file + " is missing"));
    }

    private static Optional<byte[]> find(String file) {
        try (var stream = SampleFiles.class.getResourceAsStream("/sample/" + file)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
