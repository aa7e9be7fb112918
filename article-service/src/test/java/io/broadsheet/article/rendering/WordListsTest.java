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
    void keepTheirNumbers() {
        var pasted = item("1.", 1, "First") + "<p>Between</p>" + item("2.", 1, "Second") + item("b)", 2, "Letter b")
                + item("5.", 1, "Five") + item("o", 1, "Bullet") + item("2.1.", 1, "Clause");

        assertThat(Mended.by(new WordLists(), pasted).html())
                .isEqualTo("<ol><li>First</li></ol><p>Between</p><ol start=\"2\"><li>Second"
                        + "<ol type=\"a\" start=\"2\"><li>Letter b</li></ol></li><li value=\"5\">Five</li></ol>"
                        + "<ul><li>Bullet</li><li>2.1. Clause</li></ul>");
    }

    @Test
    void tellLettersFromRomanNumbers() {
        var pasted = item("h)", 1, "h") + item("i)", 1, "i") + item("XIV.", 1, "fourteen");

        assertThat(Mended.by(new WordLists(), pasted).html())
                .isEqualTo("<ol type=\"a\" start=\"8\"><li>h</li><li>i</li></ol>"
                        + "<ol type=\"I\" start=\"14\"><li>fourteen</li></ol>");
    }

    @Test
    void beginAtAnyLevel() {
        assertThat(Mended.by(new WordLists(), item("a)", 3, "x") + item("·", 1, "y"))
                        .html())
                .isEqualTo("<ol type=\"a\"><li>x</li></ol><ul><li>y</li></ul>");
    }
}
