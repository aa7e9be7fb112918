package io.broadsheet.article.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Authors, tags and sections as readers type them. */
class NameCasesTest {

    @RegisterExtension
    private final PublishedArticles articles = new PublishedArticles();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ar | أحمد خالد           | احمد خالد; أحمد; احمد; \"احمد خالد\"",
                "fa | علی کریمی           | علي كريمي; کریمی",
                "ur | عائشہ صدیقی         | عائشه صديقي; صدیقی",
                "el | Γιώργος Παπαδόπουλος | ΠΑΠΑΔΟΠΟΥΛΟΣ; Παπαδοπουλος; παπαδόπουλος; Παπαδόπ*; παπαδοπ*; ΓΙΩΡΓΟΣ ΠΑΠΑΔΟΠΟΥΛΟΣ",
                "en | Γιώργος Σεφέρης     | Σεφερης; ΣΕΦΕΡΗΣ; Γιωργος Σεφερης",
                "ru | Пётр Фёдоров        | Федоров; Фёдоров; ФЕДОРОВ; петр; федор*",
                "be | Алёна Сямёнава       | алена; сяменава; Сямёнава Алёна",
                "zh-Hant | 臺灣            | 台湾; 臺灣; 台灣",
                "ja | 渡邊太郎             | 渡邊; 太郎; 渡邊太郎",
                "ko | 김민수              | 김민수; 민수",
                "en | 王毅                | 王毅; 王",
                "th | สมชาย ใจดี          | สมชาย; ใจดี",
                "tr | Iğdır Şahin          | igdir; ŞAHİN; sahin; IĞDIR",
                "vi | Nguyễn Văn Đức       | nguyen; nguyen van duc; Đức",
                "hi | फ़ैज़ अहमद             | फैज; फ़ैज़; अहमद",
                "he | צַהַ״ל                | צהל; צה\"ל",
                "de | Jürgen Groß         | Juergen; jurgen; gross; GROSS; Groß",
                "en | Conan O'Brien       | obrien; O’Brien; o'brien",
                "pl | Łukasz Żak          | lukasz; zak",
                "en | ＮＡＴＯ               | nato; NATO",
                "bn | সংবাদ ২০২৬          | 2026; ২০২৬",
            })
    void findsNamesInAnySpelling(String language, String name, String queries) throws Exception {
        for (var other : List.of("臺北", "北京", "Anna Smith", "خالدة", "Παπανδρέου", "김철수", "渡部", "สมหญิง")) {
            articles.published("en", "Of somebody else", "Nothing.", List.of(other), null, List.of(other));
        }
        articles.published(language, "Author", "1", List.of(name), null, List.of());
        articles.published(language, "Tag", "1", List.of(), null, List.of(name));
        articles.published(language, "Section", "1", List.of(), name, List.of());

        for (var q : queries.split("; ")) {
            assertThat(articles.titles(q)).as(q).containsExactlyInAnyOrder("Author", "Tag", "Section");
            assertThat(articles.found(q).corrected()).as(q).isFalse();
        }
    }

    @Test
    void doesNotMakeANameOfTwo() throws Exception {
        articles.published("en", "Two", "1", List.of("Ahmed Khaled", "Anna Becker"), null, List.of());

        assertThat(articles.titles("\"Khaled Anna\"")).isEmpty();
        assertThat(articles.titles("\"Anna Becker\"")).containsExactly("Two");
    }

    @ParameterizedTest
    @CsvSource({
        "en, Elections, election",
        "de, Wahlen, Wahl",
        "de, Klimapolitik, Klima",
        "ru, Выборы, выборов",
        "tr, Seçimler, seçim"
    })
    void findsTagsByTheWordsOfTheirLanguage(String language, String tag, String typed) throws Exception {
        articles.published(language, "Tagged", "1", List.of(), null, List.of(tag));
        articles.published(language, "Of the section", "1", List.of(), tag, List.of());

        assertThat(articles.titles(typed)).containsExactlyInAnyOrder("Tagged", "Of the section");
    }
}
