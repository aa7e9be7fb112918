package io.broadsheet.contract;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A schema and its record say the same.
 *
 * <p>Seen to fail: with a member only in {@code article.withdrawn.json}, a component only in {@code CommentChanged},
 * and a member made optional on one side.
 */
class SchemasTest {

    @ParameterizedTest
    @EnumSource
    void describesTheRecordAndNothingElse(EventType type) {
        Map<String, String> promised = Shapes.of(Contracts.schema(type));

        if (type.shape() == null) {
            assertThat(Contracts.schema(type).get("type").stringValue()).isEqualTo("null");
        } else {
            assertThat(promised).isEqualTo(Shapes.of(type.shape()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void letsNewerWritersAddMembers(EventType type) {
        assertThat(Contracts.schema(type).toString()).doesNotContain("\"additionalProperties\":false");
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatBreaksThePromise(EventType type) {
        assertThat(Contracts.errors(type, "[]")).isNotEmpty();
        if (type.shape() != null) {
            assertThat(Contracts.errors(type, "{}")).isNotEmpty();
        }
    }

    @Test
    void isThereForEveryTypeAndForNoOther() {
        var files = Contracts.files(Contracts.ROOT.resolve("schemas")).stream()
                .map(file -> file.getFileName().toString().replaceFirst("\\.json$", ""))
                .collect(toSet());
        var folders = Contracts.files(Contracts.ROOT.resolve("samples")).stream()
                .map(file -> file.getFileName().toString())
                .collect(toSet());
        var types = Arrays.stream(EventType.values()).map(EventType::typeName).collect(toSet());

        assertThat(files).isEqualTo(types);
        assertThat(folders).isEqualTo(types);
    }
}
