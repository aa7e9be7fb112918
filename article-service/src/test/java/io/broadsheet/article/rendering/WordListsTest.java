package io.broadsheet.article.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordListsTest {

    private static String item(String bullet, int level, String text) {
        return "<p class=MsoListParagraph style='mso-list:l0 level" + level + " lfo1'><span style='mso-list:Ignore'>"
                + bullet + "<span>&nbsp; </span></span>" + text + "</p>";
    }

    @Test
    void becomeLists() {
        var pasted = "<p>Before</p>" + item("·", 1, "a") + item("1.", 2, "b") + item("2.", 2, "c") + item("·", 1, "d")
                + "<p>After</p>";

        assertThat(Mended.by(new WordLists(), pasted).html())
                .isEqualTo("<p>Before</p><ul><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ul><p>After</p>");
    }

    @Test
    void beginAtAnyLevel() {
        assertThat(Mended.by(new WordLists(), item("a)", 3, "x") + item("·", 1, "y"))
                        .html())
                .isEqualTo("<ol><li>x</li><li>y</li></ol>");
    }
}
