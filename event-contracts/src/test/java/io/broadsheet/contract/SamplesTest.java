package io.broadsheet.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every event ever published can still be read. A sample is never changed or removed: a changed contract adds one.
 *
 * <p>Seen to fail: with a renamed component in {@code ArticleWithdrawn}, a new required one in {@code CommentChanged},
 * and a version that is text in a sample.
 */
class SamplesTest {

    private static final JsonMapper TODAY = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static Stream<Arguments> samples() {
        return Arrays.stream(EventType.values())
                .flatMap(type -> Contracts.samples(type).stream().map(file -> Arguments.of(type, name(file), file)));
    }

    private static String name(Path file) {
        return Contracts.ROOT.relativize(file).toString();
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("samples")
    void keepsToItsSchema(EventType type, String name, Path sample) throws Exception {
        assertThat(Contracts.errors(type, Files.readString(sample))).isEmpty();
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("samples")
    void isReadByTodaysCode(EventType type, String name, Path sample) throws Exception {
        String json = Files.readString(sample);
        if (type.shape() == null) {
            assertThat(json.strip()).isEqualTo("null");
            return;
        }
        var written = TODAY.readTree(json);

        PublishedEvent read = TODAY.readValue(json, type.shape());

        assertThat(read.version()).isEqualTo(written.get("version").longValue());
        assertThat(Shapes.missing((Record) read)).isEmpty();
        // Nothing that was written and is known today may be lost on the way.
        var readAgain = TODAY.valueToTree(read);
        written.properties().stream()
                .filter(member -> readAgain.has(member.getKey()))
                .forEach(member ->
                        Shapes.assertKept(member.getKey(), member.getValue(), readAgain.get(member.getKey())));
    }

    @ParameterizedTest
    @EnumSource
    void hasOneOfEachType(EventType type) {
        assertThat(Contracts.samples(type)).anyMatch(file -> file.endsWith("v1.json"));
    }

    @Test
    void keepsTypographicQuotesByteForByte() throws Exception {
        String json = Files.readString(Contracts.ROOT.resolve("samples/article.published/v1.json"));

        var read = TODAY.readValue(json, ArticlePublished.class);

        assertThat(read.title()).isEqualTo("The ferry that \u201coutgrew\u201d its island");
        assertThat(TODAY.readValue(TODAY.writeValueAsBytes(read), ArticlePublished.class))
                .isEqualTo(read);
    }
}
