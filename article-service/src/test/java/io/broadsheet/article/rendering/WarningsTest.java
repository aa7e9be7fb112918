package io.broadsheet.article.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.article.domain.NotPublishable;
import io.broadsheet.article.domain.Sentence;
import io.broadsheet.article.domain.Warning;
import org.junit.jupiter.api.Test;

class WarningsTest {

    @Test
    void nameTheLineOfEach() {
        var warnings = new Warnings("one\n<IFRAME>\n\n<iframe>");

        warnings.add("<iframe", Sentence.WARNING_SCRIPT);
        warnings.add("<iframe", Sentence.WARNING_SCRIPT);
        warnings.add("<iframe", Sentence.WARNING_SCRIPT);
        warnings.add("", Sentence.WARNING_SCRIPT);

        assertThat(warnings.list())
                .extracting(Warning::place)
                .containsExactly("body.source, line 2", "body.source, line 4", "body.source", "body.source");
    }

    @Test
    void tellOfARefusalHoweverManyThereAre() {
        var warnings = new Warnings("x");
        for (var i = 0; i < 60; i++) {
            warnings.add("x", Sentence.WARNING_SCRIPT);
        }
        warnings.refuse(new NotPublishable(Sentence.TEXT_LARGE.with()));

        assertThat(warnings.list().getFirst()).isEqualTo(new Warning("body.source", Sentence.TEXT_LARGE.with()));
    }

    @Test
    void areBounded() {
        var warnings = new Warnings("x");
        for (var i = 0; i < 1_000; i++) {
            warnings.add("x", Sentence.WARNING_SCRIPT);
        }

        assertThat(warnings.list()).hasSize(51);
        assertThat(warnings.list().getLast()).isEqualTo(new Warning("body.source", Sentence.WARNING_MORE.with(950)));
    }
}
