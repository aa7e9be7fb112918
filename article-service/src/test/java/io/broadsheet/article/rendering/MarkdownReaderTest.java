package io.broadsheet.article.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.article.domain.Warning;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownReaderTest {

    private final MarkdownReader reader = new MarkdownReader();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "这是**“强调”**文字 | 这是<strong>“强调”</strong>文字",
                "他说**你好。**然后 | 他说<strong>你好。</strong>然后",
                "これは**「太字」**です | これは<strong>「太字」</strong>です",
                "한국어**\"강조\"**는 | 한국어<strong>&quot;강조&quot;</strong>는",
                "**重要：**请看*这里*。 | <strong>重要：</strong>请看<em>这里</em>。",
                "`**“x”**` | <code>**“x”**</code>",
                "~~gone~~ | <del>gone</del>",
                "これは**「太字」**2024年。 | これは<strong>「太字」</strong>2024年。",
                "iPhone**「プロ」**を買う。 | iPhone<strong>「プロ」</strong>を買う。",
                "**重要：**NATO说 | <strong>重要：</strong>NATO说",
                "**重要!**NATO说:**EU**吧 | <strong>重要!</strong>NATO说:<strong>EU</strong>吧",
                "使用**`List`**类 | 使用<strong><code>List</code></strong>类",
                "使用**.NET**开发 | 使用<strong>.NET</strong>开发",
                "见**@某人**的 | 见<strong>@某人</strong>的",
                "これは~~「古い」~~新しい | これは<del>「古い」</del>新しい",
                "这~~**「a」**~~是 | 这<del><strong>「a」</strong></del>是",
                "价格**￥100**元，**+5%** | 价格<strong>￥100</strong>元，<strong>+5%</strong>",
                "这是**重要**：看**其他**。 | 这是<strong>重要</strong>：看<strong>其他</strong>。",
                "**「A」**と**「B」**、***注意：***必ず | <strong>「A」</strong>と<strong>「B」</strong>、<em><strong>注意：</strong></em>必ず",
                "学**C++**和**C#**。**（注）**、 | 学<strong>C++</strong>和<strong>C#</strong>。<strong>（注）</strong>、",
                "価格*、重量*、中 | 価格*、重量*、中",
                "เขาพูดว่า**\"สวัสดี\"**แล้ว | เขาพูดว่า<strong>&quot;สวัสดี&quot;</strong>แล้ว",
                "قال و**«كلمة»**اليوم | قال و<strong>«كلمة»</strong>اليوم",
                "**大丈夫😀**です。 | <strong>大丈夫😀</strong>です。",
                "見て**😀**です | 見て<strong>😀</strong>です",
                "𠮷**「牛丼」**を | 𠮷<strong>「牛丼」</strong>を",
                "**「牛丼」**𠮷を | <strong>「牛丼」</strong>𠮷を",
                "𠮷~~「牛丼」~~を | 𠮷<del>「牛丼」</del>を",
                "**「重要」😀**NATO | <strong>「重要」😀</strong>NATO",
                "**重要𠮷!**NATO说 | <strong>重要𠮷!</strong>NATO说",
                "価格*（税込）と送料*（別途）です。 | 価格*（税込）と送料*（別途）です。",
                "価格*（税込）、送料*（別途）、手数料*（無料）は**重要**。 | 価格*（税込）、送料*（別途）、手数料*（無料）は<strong>重要</strong>。",
                "価格*（税込）と送料*（別途）は*重要*です。 | 価格*（税込）と送料*（別途）は<em>重要</em>です。",
                "これは*「斜体」*です。 | これは<em>「斜体」</em>です。",
                "これは**「A」の値**（税込）です | これは<strong>「A」の値</strong>（税込）です",
                "他读*《红楼梦》的作者*，然后 | 他读<em>《红楼梦》的作者</em>，然后",
                "これは*「平和」の時代*。 | これは<em>「平和」の時代</em>。",
                "*価格*（税込）です | <em>価格</em>（税込）です",
                "**\"शब्द\"**है। | <strong>&quot;शब्द&quot;</strong>है।",
                "**(குறிப்பு)**பார் | <strong>(குறிப்பு)</strong>பார்",
                "2*3*4 = 24, 2**3**4, a*3*b, 2*3* | 2*3*4 = 24, 2**3**4, a<em>3</em>b, 2<em>3</em>",
                "סעיף*، ו**\"הארץ\"**ועוד | סעיף*، ו<strong>&quot;הארץ&quot;</strong>ועוד",
            })
    void knowsEmphasisBesideAnyPunctuation(String markdown, String html) {
        assertThat(Characters.mended(html(markdown)).strip()).isEqualTo("<p>" + html + "</p>");
    }

    private String html(String source) {
        return reader.html(source, new Warnings(source));
    }

    @Test
    void aNumberThatEndsASentenceBeginsNoList() {
        assertThat(html("1986. A great year.")).isEqualTo("<p>1986. A great year.</p>\n");
        assertThat(html("1986. A great year.\n1987. Another.")).contains("<ol start=\"1986\">");
        assertThat(html("7. seven")).contains("<ol start=\"7\">");
    }

    @Test
    void endsAddressesBeforePunctuationOfOtherScripts() {
        assertThat(html("انظر https://example.org/a، و«https://example.org/b»"))
                .contains("\">https://example.org/a</a>،", "«<a href=\"https://example.org/b\">", "</a>»");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "‘https://x.example/b’ | https://x.example/b",
                "‚https://x.example/b‘ ‹https://x.example/c›. | https://x.example/b https://x.example/c",
                "https://x.example/a—and https://x.example/b–. | https://x.example/a https://x.example/b",
                "https://x.example/a’s, https://x.example/b’. | https://x.example/a https://x.example/b",
                "https://x.example/A–B https://x.example/A’B | https://x.example/A–B https://x.example/A’B",
                "https://x.example/a\u200B \u2068https://x.example/b\u2069. | https://x.example/a https://x.example/b",
                "l’ana@x.example | ana@x.example",
            })
    void endsAddressesBeforeTypographicSigns(String markdown, String links) {
        assertThat(Jsoup.parseBodyFragment(html(markdown)).select("a").eachText())
                .containsExactly(links.split(" ", -1));
    }

    @Test
    void byteOrderIsNoText() {
        assertThat(html("\uFEFF# Head")).isEqualTo("<h1>Head</h1>\n");
    }

    @Test
    void aNoteMayHaveAWideColon() {
        assertThat(html("\u6B63\u6587[^1]\u3002\n\n[^1]\uFF1A\u8AAC\u660E"))
                .contains("<li id=\"fn-1\">", "\u8AAC\u660E");
    }

    @Test
    void linksBareAddresses() {
        assertThat(html("See https://example.org/a."))
                .contains("<a href=\"https://example.org/a\">https://example.org/a</a>.");
    }

    @Test
    void endsAddressesBeforeWidePunctuation() {
        assertThat(html("详见https://example.org/a。然后（https://example.org/b）又说，ana@example.org，好"))
                .isEqualTo("<p>详见<a href=\"https://example.org/a\">https://example.org/a</a>。"
                        + "然后（<a href=\"https://example.org/b\">https://example.org/b</a>）"
                        + "又说，<a href=\"mailto:ana@example.org\">ana@example.org</a>，好</p>\n");
    }

    @Test
    void givesBracketsBackToWhatNoLinkMayLeadTo() {
        assertThat(html("std::vector<std::string> of <https://example.org/>"))
                .isEqualTo("<p>std::vector&lt;std::string&gt; of "
                        + "<a href=\"https://example.org/\">https://example.org/</a></p>\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "| a | b | c |#|---|---|---|#| 1 | 2 | 3 |#| 1 | 2 | 3 | 4 |; 4",
                "Text.##| a | b |#|---|---|#| `a | b` | c |; 5",
                "a | b#---|---#1 | 2 |#1 | 2 | 3; 4",
            })
    void warnsOfCellsWithoutAColumn(String markdown, int line) {
        var source = markdown.replace('#', '\n');
        var warnings = new Warnings(source);
        reader.html(source, warnings);

        assertThat(warnings.list()).extracting(Warning::place).containsExactly("body.source, line " + line);
    }

    @Test
    void warnsOfNoCellsThatAreShown() {
        var source = "| a | b |\n|---|---|\n| 1\\|2 | 3 | |\n| 1 |\n| 1 | 2 |  ";
        var warnings = new Warnings(source);
        reader.html(source, warnings);

        assertThat(warnings.list()).isEmpty();
    }

    @Test
    void keepsASecondNoteOfTheSameName() {
        assertThat(html("Text[^1].\n\n[^1]: Once.\n\n[^1]: Again.")).contains("<p>[^1]: Again.</p>", "<p>Once. ");
    }

    @Test
    void showsWhatOnlyLooksLikeTheAddressOfLinks() {
        assertThat(html("[Note]: closed\n\n[Site]: https://example.org/\n\nSee [Site]."))
                .isEqualTo("<p>[Note]: closed</p>\n<p>See <a href=\"https://example.org/\">Site</a>.</p>\n");
    }

    @Test
    void keepsAddressesThatNoLinkUses() {
        assertThat(
                        html(
                                "Sources:\n\n[1]: https://a.example/report\n[2]: https://b.example/data \"Data\"\n\nThe [end][3].\n\n"
                                        + "[3]: https://c.example/\n[3]: https://d.example/\n[x]: javascript:alert(1)\n[//]: # (ask legal)"))
                .isEqualTo("""
                        <p>Sources:</p>
                        <p>[1]: <a href="https://a.example/report">https://a.example/report</a></p>
                        <p>[2]: <a href="https://b.example/data">https://b.example/data</a> &quot;Data&quot;</p>
                        <p>The <a href="https://c.example/">end</a>.</p>
                        <p>[3]: <a href="https://d.example/">https://d.example/</a></p>
                        <p>[x]: javascript:alert(1)</p>
                        """);
    }

    @Test
    void takesTagsOfWordProcessorsForMarkup() {
        assertThat(html("a <st1:place w:st=\"on\">Paris</st1:place> <st1:City>Rome</st1:City> `<w:p>`"))
                .isEqualTo("<p>a <st1:place w:st=\"on\">Paris</st1:place> <st1:City>Rome</st1:City>"
                        + " <code>&lt;w:p&gt;</code></p>\n");
    }

    @Test
    void keepsANoteThatNothingLeadsTo() {
        assertThat(html("Text.\n\n[^x]: A *note*.\n\n    Its end."))
                .contains("<p>[^x]: A <em>note</em>.</p>", "<p>Its end.</p>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3. Oktober 1990: A.##9. November 1989: B. | 3 9",
                "31. Mai#1. Juni#2. Juni#- x | 31 1",
                "1. a#1. b#1. c | 1",
                "1. a#2. b#2. c#3. d | 1",
                "> 4. a#> 5. b#> 7. c | 4 7",
                "1. a#   1. x#   3. y#2. b | 1 1 3",
            })
    void itemsHaveTheNumbersThatWereTyped(String markdown, String starts) {
        var lists = Jsoup.parseBodyFragment(html(markdown.replace('#', '\n'))).select("ol");

        assertThat(lists.stream().map(list -> list.hasAttr("start") ? list.attr("start") : "1"))
                .containsExactly(starts.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- [ ] a#- [x] b#    - [X] *c* | ☐ a#☑ b#☑ c",
                "* [ ] a#* [x]\tb | ☐ a#☑\tb",
                "1. [ ] a#2. [x] b##   more | ☐ a#☑ b#more",
                "> + [x] **a** b | ☑ a b",
                "- \\[ ] a#- [x]b#- [ ]#- [] c#- [y] d | [ ] a#[x]b#[ ]#[] c#[y] d",
                "[ ] a#[x] b | [ ] a#[x] b",
            })
    void tasksHaveBoxes(String markdown, String shown) {
        var lines = Jsoup.parseBodyFragment(html(markdown.replace('#', '\n'))).wholeText();

        assertThat(lines.lines().map(String::strip).filter(line -> !line.isEmpty()))
                .containsExactly(shown.split("#", -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "---#title: Tides#tags:#  - sea#- tide#---##Text | Text | 1",
                "---#date: 2026-11-30#...#Text | Text | 1",
                "---#Note: this#---#Text | Note: this#Text | 0",
                "Text##---#title: a#---| Text#title: a | 0",
            })
    void whatProgramsKeepAboveATextIsToldAndLeftOut(String markdown, String shown, int warned) {
        var source = markdown.replace('#', '\n');
        var warnings = new Warnings(source);
        var text = Jsoup.parseBodyFragment(reader.html(source, warnings)).wholeText();

        assertThat(text.lines().filter(line -> !line.isBlank())).containsExactly(shown.split("#", -1));
        assertThat(warnings.list()).hasSize(warned);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Text.##[^1]: See [^2].##[^2]: Or [^1]. | Text.#[^1]: See 1.#Or [^1]. ↩",
                "Text.##[^2]: Two.##[^1]: See [^2]. | Text.#[^1]: See 1.#Two. ↩",
                "[^1]: As in [^1]. | [^1]: As in [^1].",
                "![Map[^1]](/a.jpg)##[^1]: By hand. | [^1]: By hand.",
                "Text[^1].##[^1]: See [^2].##[^2]: Two. | Text1.#See 2. ↩#Two. ↩",
                "Text[^1].##[^1]: Once.##[^1]: See [^2].##[^2]: Two. | Text1.#[^1]: See 2.#Once. ↩#Two. ↩",
            })
    void losesNoNote(String markdown, String shown) {
        var lines = Jsoup.parseBodyFragment(html(markdown.replace('#', '\n')))
                .select("p")
                .eachText();

        assertThat(lines).filteredOn(line -> !line.isEmpty()).containsExactly(shown.split("#", -1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A[^n] b[^n] c[^n-2].##[^n]: N.##[^n-2]: M.",
                "A[^1] b[^1] c[^1-2] d[^1-2-].##[^1]: N.##[^1-2]: M.##[^1-2-]: O.",
            })
    void arrowsOfNotesLeadToTheirOwnSigns(String markdown) {
        var page = Jsoup.parseBodyFragment(html(markdown.replace('#', '\n')));

        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        for (var note : page.select("section.footnotes li")) {
            assertThat(note.select("a").eachAttr("href"))
                    .isNotEmpty()
                    .allMatch(back ->
                            page.getElementById(back.substring(1)).attr("href").equals("#" + note.id()));
        }
    }

    @Test
    void aWideColonInCodeStays() {
        assertThat(html("```\n[^a]\uFF1Ab\n[^a]\uFF1A\n```\n<pre>\n[^a]\uFF1Ab\n</pre>"))
                .isEqualTo("<pre><code>[^a]\uFF1Ab\n[^a]\uFF1A\n</code></pre>\n<pre>\n[^a]\uFF1Ab\n</pre>\n");
        assertThat(html("\u6587[^1]\n\n[^1]\uFF1A**\u300Ca\u300D** b\n\n[^2]\uFF1Ac"))
                .contains("<p>[^2]: c</p>", "<p><strong>\u300Ca\u300D</strong> b <a");
    }

    @Test
    void takesNotesWithinTheLine() {
        assertThat(html("Text^[A note].")).contains("<li id=\"fn", "A note");
    }
}
