package io.broadsheet.article.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.article.domain.Warning;
import org.junit.jupiter.api.Test;
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
                "<picture><source srcset=a><img src=b></picture>",
                "<dialog open>x</dialog>",
                "<table><tr><td x:num>1</td><td class=xl65 x:str>b</td></tr></table>",
                "<search><p>x</p></search>",
                "<slot name=\"x\">y</slot>",
                "<svg viewBox='0 0 1 1'><path d=''/></svg>",
                "<b>open",
                "one<br>two<BR>three<p>four",
                "<P>one\n<P>two",
                "<b and=\"c\" d>x</b>",
                "<table><tr><td nowrap valign>x</td></tr></table>",
                "<html><head></head><body><p>a</p></body></html>",
                "<v:shape><v:imagedata src=\"cid:image001.png\" o:title=\"Chart\"/></v:shape>",
                "H<sub>2</sub>O",
                "<sdfield type=DATETIME sdnum=\"1033\">11/29/26</sdfield> <sdfield type=PAGE format=PAGE>2</sdfield>",
                "Hi <at id=\"0\">Bo</at>, <codeblock class='Python'><code>x</code></codeblock>"
            })
    void leavesMarkup(String html) {
        assertThat(escaped(html)).isEqualTo(html);
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
                "<script>never closed",
                "We read <Time> by a friend.",
                "List<A>",
                "Set<S> goes on",
                "Box<B>",
                "Array<i>",
                "a <P> of it",
                "<Caption>, <Mark>, <Body>, <Head>, <Link>, <Col> and <Section>",
                "the <body> element, the <link>, a <td>",
                "the <picture> element, a <dialog>, <search> and <slot>",
                "<Picture>, <Dialog>, <Search> and <Slot>",
                "Optional<Slot> and Set<Picture>",
                "Map<K, List<B>>"
            })
    void showsWhatIsNone(String text) {
        assertThat(escaped(text)).isEqualTo(text.replace("<", "&lt;"));
    }

    @Test
    void tellsTextFromMarkupOfTheSameName() {
        assertThat(escaped("We found a<b and c>d in the data, and <b>then</b> more."))
                .isEqualTo("We found a&lt;b and c>d in the data, and <b>then</b> more.");
        assertThat(escaped("List<A> and <a href=\"/x\">link</a>")).isEqualTo("List&lt;A> and <a href=\"/x\">link</a>");
    }

    @Test
    void elementsThatSomebodyTypedInMarkdownAreShown() {
        var typed = "Use <dependency scope=\"test\">x</dependency>.";

        assertThat(TypedBrackets.escaped(typed, false, new Warnings(typed))).isEqualTo(typed.replace("<", "&lt;"));
    }

    @Test
    void warnsOfWhatHasNoEnd() {
        var warnings = new Warnings("one\n<b>two");
        TypedBrackets.escaped("one\n<b>two", true, warnings);

        assertThat(warnings.list()).extracting(Warning::place).containsExactly("body.source, line 2");
    }

    private static String escaped(String html) {
        return TypedBrackets.escaped(html, true, new Warnings(html));
    }
}
