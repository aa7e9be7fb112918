package io.broadsheet.comment.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.comment.domain.ListedWord;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldedWordListsTest {

    private final FoldedWordLists lists = new FoldedWordLists();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bullshit",
                "BULLSHIT",
                "Bullshit!",
                "\"bullshit\"",
                "bull\u00ADshit",
                "bull\u200Bshit",
                "bul\u0902lsh\u0E4Dit",
                "b\u00FCllsh\u00EFt",
                "bullsh1t",
                "BuIIshit",
                "bull$hit",
                "@bullshit",
                "bullshit@",
                "bullshit$",
                "$bullsh1t",
                "\uFF42\uFF55\uFF4C\uFF4C\uFF53\uFF48\uFF49\uFF54",
                "\uD835\uDC1B\uD835\uDC2E\uD835\uDC25\uD835\uDC25\uD835\uDC2C\uD835\uDC21\uD835\uDC22\uD835\uDC2D",
                "bulls\u04BBit",
                "bu\u0406\u0406shit",
                "b u l l s h i t",
                "b.u.l.l.s.h.i.t",
                "B-U-L-L-S-H-I-T",
                "bullsh!t",
                "bull$h|t",
                "8ullshit",
                "bullshi+",
                "\u24D1\u24E4\u24DB\u24DB\u24E2\u24D7\u24D8\u24E3",
                "\uD83C\uDD51\uD83C\uDD64\uD83C\uDD5B\uD83C\uDD5B\uD83C\uDD62\uD83C\uDD57\uD83C\uDD58\uD83C\uDD63",
                "\uD83C\uDD71\uD83C\uDD84\uD83C\uDD7B\uD83C\uDD7B\uD83C\uDD82\uD83C\uDD77\uD83C\uDD78\uD83C\uDD83",
                "\u0299\u1D1C\u029F\u029Fs\u029C\u026A\u1D1B",
                "\u249D\u24B0\u24A7\u24A7\u24AE\u24A3\u24A4\u24AF",
                "bull-shit",
                "bu.ll.sh.it",
                "bull_shit",
                "bull*shit",
                "bull~~shit",
                "bull\uD83D\uDCA9shit",
                "bull\u3164shit",
                "bull\u2011shit",
                "b u l l s h \u0456 t",
                "b u l l s h ! t",
                "b u l l $ h i t",
                "b.u.l.l.s.h.1.t",
                "b-u-l-l-\u0455-h-i-t",
                "b.ull.s.hit",
                "BuIl-shit",
                "BULLSHlT",
                "bulllshit",
                "BULLSHIIIT",
                "bullsh\u0456\u0456\u0456t",
                "\u0432ullshit",
                "\u0432.u.l.l.s.h.i.t",
                "b\u20E3u\u20E3l\u20E3l\u20E3s\u20E3h\u20E3i\u20E3t\u20E3",
                "b\u0336u\u0336l\u0336l\u0336s\u0336h\u0336i\u0336t\u0336",
                "[b][u][l][l][s][h][i][t]",
                "\uFF22\uFF35\uFF2C\uFF2C\uFF0D\uFF33\uFF28\uFF29\uFF34",
                "\uD83C\uDDE7\uD83C\uDDFA\uD83C\uDDF1\uD83C\uDDF1\uD83C\uDDF8\uD83C\uDDED\uD83C\uDDEE\uD83C\uDDF9"
            })
    void findsAWordHoweverItIsWritten(String written) {
        String text = "What a " + written + " is that";

        var found = lists.of(List.of(new ListedWord("bullshit", null))).find(text, null);

        assertThat(found).hasSize(1);
        String marked = text.substring(found.getFirst().from(), found.getFirst().to());
        assertThat(written).contains(marked);
        assertThat(marked.length()).isGreaterThanOrEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({
        "ass, A classic assessment of grass",
        "bum, It will burn",
        "com, Corn on the cob",
        "tom, It was torn",
        "hell, Hello from Hellas",
        "sex, Essex and Sussex",
        "SS, An iPhone 5S",
        "SA, Audi S5 or S4",
        "penis, 'Here is my pen.Is it yours? My pen...is mine, pen - is, the pen, is, the pen/is'",
        "hell, 'He\u2019ll say: we''ll see, he''ll'",
        "whore, who're you",
        "heshe, he/she",
        "nazi, 'Hello Naz! Naz!'",
        "sexi, 'Sex! Sex\u00A1'",
        "ass, 'a 5 5, A 55, 4 5 5'",
        "bitte, 1-1-7-7-3",
        "1488, 'It costs 14.88 euros, \u00A314.88'",
        "666, 6.66 %",
        "ass, 'the AS-5 missile'",
        "tits, 'a TI-75'",
        "\u3070\u304B, '\u304D\u308C\u3044\u306A\u3053\u3068\u3070\u3000\u304B\u3093\u3057\u3083'",
        "\u53F0\u72EC, \u6E2F\u53F0/\u72EC\u7ACB",
        "boss, 805-5",
        "olsos, 0-1505",
        "anal, '\u00BFBanal? \u00A1Canal!'",
        "hot, '\u0432\u043E\u0442 \u043D\u043E\u0442'",
        "\u043D\u043E\u0442, 'hot'",
        "schifahrt, Schiffahrt",
        "bus, 'BUlS, BUS1 of 3'",
        "mac, McDonald Mac42",
        "phone, iPhone",
        "cov, COV19",
        "kkk, que legal kkkkkkk",
        "xxx, With love xxxxxx",
        "ill, World War III and Henry VIII",
        "ano, '\u00A1Feliz a\u00F1o! A\u00D1O NUEVO, an\u0303o, a \u00F1 o, cumplea\u00F1os, a\u00F1ooo'",
        "anos, mis A\u00D1OS",
        "co\u00F1o, el cono",
        "mono, un mo\u00F1o",
        "bano, el ba\u00F1o",
        "\u05D6\u05D9\u05DF, \u05DC\u05D4\u05D6\u05D9\u05DF",
        "\u0628\u0648\u0645, \u0623\u0644\u0628\u0648\u0645 \u062C\u062F\u064A\u062F",
        "\u0647\u0627\u0645, \u0625\u0644\u0647\u0627\u0645",
        "\u0644\u062F, \u0648\u0644\u062F",
        "\u05D7\u05DD, \u05DC\u05D7\u05DD"
    })
    void leavesOtherWordsAlone(String listed, String text) {
        assertThat(lists.of(List.of(new ListedWord(listed, null))).find(text, null))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "\u30D0\u30AB, \u3053\u306E\uFF8A\uFF9E\uFF76\u3081",
        "\u30D0\u30AB, \u3053\u306E\u30CF\u3099\u30AB\u3081",
        "\u5783\u573E, \u8FD9\u662F\u5783\u200B\u573E\u5427",
        "\u30D0\u30ABabc, \u30D0\u30AB\uFF21\uFF22\uFF23",
        "\u5783\u573E, \u8FD9\u662F\u5783 \u573E\u5427",
        "\u5783\u573E, \u8FD9\u662F\u5783.\u573E\u5427",
        "\u5783\u573E, \u5783\u00B7\u573E",
        "\u5783\u573E, \u5783*_*\u573E",
        "\u5783\u573E, \u5783\uD83D\uDCA9\u573E",
        "\u5783 \u573E, \u8FD9\u662F\u5783\u573E\u5427"
    })
    void scriptsWithoutSpacesAreFoldedToo(String listed, String text) {
        assertThat(lists.of(List.of(new ListedWord(listed, null))).find(text, null))
                .hasSize(1);
    }

    /** By chance at the end of one sentence and the beginning of the next. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u5783\uFF0C\u573E",
                "\u5783\u3002\u573E",
                "\u5783\n\u573E",
                "\u5783, \u573E",
                "\u5783    \u573E",
                "\u5783\u30FB\u573E"
            })
    void sentencesWithoutSpacesMakeNoWord(String text) {
        assertThat(lists.of(List.of(new ListedWord("\u5783\u573E", null))).find(text, null))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "L\u00FCgenpresse, Die Luegenpresse",
        "L\u00FCgenpresse, Die LUEGENPRESSE",
        "L\u00FCgenpresse, Die Lugenpresse",
        "Luegenpresse, Die Lu\u0308genpresse",
        "Lugenpresse, Die L\u00FCgenpresse",
        "L\u00FCgenpresse, Die L-\u00FC-g-e-n-p-r-e-s-s-e",
        "L\u00FCgenpresse, Die Luegen-presse",
        "K\u00F8ter, De Koeter",
        "Stra\u00DFe, STRASSE",
        "\u063A\u0628\u064A, \u0623\u0646\u062A \u063A\u0640\u0640\u0640\u0628\u064A",
        "\u063A\u0628\u064A, \u0623\u0646\u062A \u063A\u0640 \u0628\u0640 \u064A",
        "\u063A\u0640\u0628\u064A, \u0623\u0646\u062A \u063A\u0628\u064A",
        "\u0441\u0443\u043A\u0430, \u0422\u044B \u0441.\u0443.\u043A.\u0430",
        "\u0441\u0443\u043A\u0430, \u0422\u044B \u0441\u0443-\u043A\u0430",
        "\u0441\u0443\u043A\u0430, \u0422\u044B \u0441y\u043Aa",
        "\u0441\u0443\u043A\u0430, \u0422\u044B c.\u0443.k.a",
        "\u0441\u0443\u043A\u0430, \u0422\u044B \u0441\u0443k\u0430",
        "buy now, b.u.y n.o.w",
        "buy now, buy_now",
        "buy now, #BuyNow",
        "pills, PillsForYou",
        "pills, the pills2026",
        "nazi, Nazi88 says",
        "\u062D\u0642\u064A\u0631\u0629, \u064A\u0627 \u062D\u0642\u064A\u0631\u0647",
        "\u063A\u0628\u064A, \u0647\u0630\u0627 \u0627\u0644\u063A\u0628\u064A",
        "\u063A\u0628\u064A, \u0648\u0627\u0644\u063A\u0628\u064A \u0642\u0627\u0644",
        "\u063A\u0628\u064A, \u0628\u0627\u0644\u063A\u0628\u064A",
        "\u063A\u0628\u064A, \u0644\u0644\u063A\u0628\u064A",
        "\u063A\u0628\u064A, \u0648\u063A\u0628\u064A",
        "\u063A\u0628\u064A, \u0644\u063A\u0628\u064A",
        "\u063A\u0628\u064A, \u0641\u0628\u0627\u0644\u063A\u0628\u064A",
        "\u0643\u0644\u0628, \u064A\u0627 \u0627\u0628\u0646 \u0627\u0644\u0643\u0644\u0628",
        "\u0643\u0644\u0628, \u0643\u0627\u0644\u0643\u0644\u0627\u0628 \u0648\u0627\u0644\u0643\u0644\u0628",
        "\u062D\u0642\u064A\u0631\u0629, \u0648\u0627\u0644\u062D\u0642\u064A\u0631\u0647!",
        "\u05D6\u05D5\u05E0\u05D4, \u05D4\u05D6\u05D5\u05E0\u05D4",
        "\u05D6\u05D5\u05E0\u05D4, \u05D5\u05D6\u05D5\u05E0\u05D4",
        "\u05D6\u05D5\u05E0\u05D4, \u05DC\u05D6\u05D5\u05E0\u05D4 \u05D1\u05D6\u05D1\u05DC",
        "\u05D6\u05D5\u05E0\u05D4, \u05D5\u05D4\u05D6\u05D5\u05E0\u05D4",
        "\u05E9\u05DE\u05D0\u05DC\u05E0\u05D9, \u05D5\u05DC\u05E9\u05DE\u05D0\u05DC\u05E0\u05D9",
        "co\u00F1o, CO\u00D1O!",
        "co\u00F1o, con\u0303o",
        "co\u00F1o, qu\u00E9 c o \u00F1 o",
        "ano, por el \u00E1no",
        "nigger, \u00F1igger",
        "\u00F1o\u00F1o, qu\u00E9 \u00F1o\u00F1o",
        "anos, los anos"
    })
    void wordsAreFoundInEachSpellingOfTheirLanguage(String listed, String text) {
        assertThat(lists.of(List.of(new ListedWord(listed, null))).find(text, null))
                .hasSize(1);
    }

    @Test
    void marksWhatWasTyped() {
        String text =
                "\uD83C\uDDE9\uD83C\uDDEA O\u0308h, \uD83C\uDD71ull-sh!\u0301t\u200D! \u1D07\uD835\uDC1B\uD835\uDC1A\uD835\uDC1D";

        assertThat(lists.of(List.of(new ListedWord("bullshit", null), new ListedWord("ebad", null)))
                        .find(text, null))
                .extracting(span -> text.substring(span.from(), span.to()).replace("\u200D", ""))
                .containsExactlyInAnyOrder("\uD83C\uDD71ull-sh!\u0301t", "\u1D07\uD835\uDC1B\uD835\uDC1A\uD835\uDC1D");
    }

    /** Each list has words of which parts stand in these. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "The well-known mother-in-law of St. John-Smythe re-elected a co-op at 7.30 a.m.; see www.example.com!",
                "I'd say e.g. 5 of 10, i.e. 50 %, is o.k.! A B C D E F G, 1 2 3 4 5; C++ and C#, 24/7, A+ or B-?",
                "Der E-Mail-Verkehr lief z.B. \u00FCber die SPD-nahe Stiftung, d.h. U-Bahn-Fahrer \u00E4rgerten sich.",
                "Est-ce que c'est l'avis d'aujourd'hui ? Peut-\u00EAtre ! Qu'en pense-t-il : 12 \u20AC, n\u00B0 5 ?",
                "\u00A1Hola! \u00BFQu\u00E9 tal? \u00A1Ah\u00ED est\u00E1n los p\u00EDcaros, se\u00F1ora! $5 + $7 = $12",
                "\u042F \u0438 \u043E\u043D \u0441 \u043C\u0430\u043C\u043E\u0439 \u0432 \u041A\u0438\u0435\u0432\u0435: \u0432\u0441\u0451-\u0442\u0430\u043A\u0438 \u043A\u043E\u0435-\u043A\u0430\u043A",
                "\u0645\u0631\u062D\u0628\u0627 \u0628\u0643\u0645 \u0641\u064A \u0645\u0648\u0642\u0639\u0646\u0627",
                "\u65B9\u6CD5\uFF0C\u8F6E\u5230\u6211\u4E86\u3002",
                "\uD83D\uDC4D\uD83C\uDFFD Love it\uD83D\uDE0D As seen on TV \uD83C\uDDE9\uD83C\uDDEA\uD83C\uDDE6\uD83C\uDDF9"
            })
    void ordinarySentencesAreLeftAlone(String text) {
        var listed = java.util.stream.Stream.of(
                        "anal",
                        "arsch",
                        "ass",
                        "bastard",
                        "bitch",
                        "cock",
                        "coon",
                        "cunt",
                        "dick",
                        "fag",
                        "fuck",
                        "hure",
                        "idiot",
                        "jude",
                        "kike",
                        "moron",
                        "nazi",
                        "nutte",
                        "paki",
                        "penis",
                        "piss",
                        "retard",
                        "schwul",
                        "sex",
                        "shit",
                        "spic",
                        "tit",
                        "whore",
                        "wichser",
                        "connard",
                        "salope",
                        "pute",
                        "puta",
                        "mierda",
                        "\u0441\u0443\u043A\u0430",
                        "\u0445\u0443\u0439",
                        "\u063A\u0628\u064A",
                        "\u6CD5\u8F6E")
                .map(word -> new ListedWord(word, null))
                .toList();

        assertThat(lists.of(listed).find(text, null)).isEmpty();
    }

    @Test
    void wordsInARowAreFoundInARow() {
        var list = lists.of(List.of(new ListedWord("Buy now", null), new ListedWord("stra\u00DFe", null)));

        assertThat(list.find("Please BUY, now!", null)).hasSize(1);
        assertThat(list.find("Buy it now", null)).isEmpty();
        assertThat(list.find("In der STRASSE", null)).hasSize(1);
    }

    @Test
    void aWordOfALanguageIsLookedForInThatLanguage() {
        var list = lists.of(List.of(new ListedWord("Gift", "de")));

        assertThat(list.find("A gift", "en")).isEmpty();
        assertThat(list.find("A gift", null)).isEmpty();
        assertThat(list.find("Ein Gift", "de")).hasSize(1);
        assertThat(list.find("Ein Gift", "de-AT")).hasSize(1);
        assertThat(list.find("Ein Gift", "den")).isEmpty();
    }

    @Test
    void scriptsWithoutSpacesAndOtherScriptsAreFoundToo() {
        assertThat(lists.of(List.of(new ListedWord("\u5783\u573E", null))).find("\u8FD9\u662F\u5783\u573E\u5427", null))
                .hasSize(1);
        assertThat(lists.of(List.of(new ListedWord("\u0441\u0443\u043A\u0430", null)))
                        .find("\u0422\u044B \u0421\u0423\u041A\u0410!", null))
                .hasSize(1);
        assertThat(lists.of(List.of(new ListedWord("\u0441\u0443\u043A\u0430", null)))
                        .find("\u0441\u0443\u043A\u043D\u043E", null))
                .isEmpty();
    }

    /** A vowel sign is a letter, where an accent is not; the dot of a borrowed sound is left out as often as an accent. */
    @ParameterizedTest
    @CsvSource({
        "\u0938\u093E\u0932\u093E, \u0938\u093E\u0932\u093E!, \u092A\u093F\u091B\u0932\u0947 \u0938\u093E\u0932",
        "\u0938\u093E\u0932\u093E, \u0938\u093E\u200B\u0932\u093E, \u0938\u093E\u0932\u0940",
        "\u0938\u093E\u0932\u093E, \u0938\u093E-\u0932\u093E, \u0938\u0932\u093E\u0939",
        "\u0938\u093E\u0932\u093E, \u0938\u093E\u0932\u093E88, \u0938\u094B\u0932\u093E",
        "\u0938\u093E\u0932\u093E, \u0938\u093E\u093E\u093E\u093E\u0932\u093E, \u0938\u093E\u0932\u094B\u0902",
        "\u0917\u0902\u0926\u093E, \u0917\u0901\u0926\u093E, \u0917\u0926\u093E",
        "\u0939\u0930\u093E\u092E\u091C\u093C\u093E\u0926\u093E, \u0924\u0942 \u0939\u0930\u093E\u092E\u091C\u093E\u0926\u093E \u0939\u0948, \u0939\u0930\u092E\u091C\u093C\u0926",
        "\u0B9A\u0BC7\u0BA9\u0BC8, \u0B85\u0BA8\u0BCD\u0BA4 \u0B9A\u0BC7\u0BA9\u0BC8!, \u0B9A\u0BA9\u0BBF",
        "\u09B6\u09BE\u09B2\u09BE, \u09B6\u09BE\u09B2\u09BE\u0964, \u09B6\u09BF\u09B2\u09BE",
        "\u0A38\u0A3E\u0A32\u0A3E, \u0A24\u0A42\u0A70 \u0A38\u0A3E\u0A32\u0A3E, \u0A38\u0A3E\u0A32"
    })
    void vowelSignsTellWordsApart(String listed, String found, String another) {
        var list = lists.of(List.of(new ListedWord(listed, null)));

        assertThat(list.find(found, null)).hasSize(1);
        assertThat(list.find(another, null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uC2DC\uBC1C",
                "\uC57C \uC2DC \uBC1C",
                "\uC2DC  \uBC1C",
                "\uC2DC.\uBC1C!",
                "\uC2DC\uBC1C\uC544",
                "\uC2DC\uBC1C\uC740",
                "\uC2DC\uBC1C\uB4E4\uC544",
                "\u3145\u3163\uBC1C",
                "\uC774 \uC2DC\uBC1C\uC774"
            })
    void koreanWordsAreFoundTakenApartAndWithWhatSticksToThem(String text) {
        assertThat(lists.of(List.of(new ListedWord("\uC2DC\uBC1C", null))).find(text, null))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uC2DC\uBC1C\uC810",
                "\uB2E4\uC2DC \uBC1C\uD45C",
                "\uC5ED\uC2DC \uBC1C\uC740",
                "\uC2DC \uBC1C\uD45C",
                "\uC740\uC2DC\uBC1C"
            })
    void otherKoreanWordsAreNot(String text) {
        assertThat(lists.of(List.of(new ListedWord("\uC2DC\uBC1C", null))).find(text, null))
                .isEmpty();
    }

    @Test
    void thousandWordsInTheLongestTextTakeNoTime() {
        var words = IntStream.range(0, 1_000)
                .mapToObj(i -> new ListedWord("word" + Integer.toString(i, 36).toUpperCase(Locale.ROOT), null))
                .toList();
        var list = lists.of(words);
        String text = "something else ".repeat(6_000) + "W\u00F6rd" + "rr";

        long start = System.nanoTime();
        var found = list.find(text, null);

        assertThat(found).hasSize(1);
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }
}
