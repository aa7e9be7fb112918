package io.broadsheet.article.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.article.domain.Sentence;
import io.broadsheet.article.domain.Warning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnchorsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<a href='#n'>1</a><p id=n>x</p> | <a href=\"#text-n\">1</a><p id=\"text-n\">x</p>",
                "<a href='#n'>1</a><a name=n>x</a> | <a href=\"#text-n\">1</a><a id=\"text-n\">x</a>",
                "<a href='#caf%C3%A9'>1</a><p id=café>x</p> | <a href=\"#text-caf%C3%A9\">1</a><p id=\"text-café\">x</p>",
                "<a href='#none'>1</a> | <a>1</a>",
                "<p id=comments>x</p> | <p>x</p>",
                "<a href='#n'>1</a><p id=n>x</p><p id=n>y</p>"
                        + " | <a href=\"#text-n\">1</a><p id=\"text-n\">x</p><p>y</p>",
            })
    void leadToPlacesWithinTheText(String pasted, String mended) {
        assertThat(Mended.by(new Anchors(), pasted).html()).isEqualTo(mended);
    }

    @Test
    void tellOfWordsThatLeadNowhere() {
        assertThat(Mended.by(new Anchors(), "<a href='#none'>1</a><a href='#other'></a>")
                        .warnings())
                .containsExactly(new Warning("body.source, line 1", Sentence.WARNING_NO_PLACE.with()));
    }
}
