package io.broadsheet.article.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedBracketsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p class=\"a>b\" hidden>x</p>",
                "<!-- <note> -->",
                "<![if !supportLists]><o:p></o:p><![endif]>",
                "<br><hr/><img src=a alt='<b>'>",
                "<li>one<li>two",
                "<script>if (a<b) c</script>",
                "<svg viewBox='0 0 1 1'><path d=''/></svg>",
                "<b>open"
            })
    void leavesMarkup(String html) {
        assertThat(TypedBrackets.escaped(html)).isEqualTo(html);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<On Harbours>",
                "List<String>",
                "</sarcasm>",
                "a <Title> of a book",
                "<Main Street>",
                "<Time after time>",
                "Optional<Map>",
                "<ana@example.org>",
                "<?php x",
                "1 <2",
                "<a href=\"never closed",
                "<!-- never closed",
                "<script>never closed"
            })
    void showsWhatIsNone(String text) {
        assertThat(TypedBrackets.escaped(text)).isEqualTo(text.replace("<", "&lt;"));
    }
}
