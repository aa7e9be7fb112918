package io.broadsheet.article.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forms of which no rule makes one. */
class IrregularWordsTest {

    @RegisterExtension
    private final PublishedArticles articles = new PublishedArticles();

    @ParameterizedTest
    @CsvSource({
        "ar, كتاب, الكتب",
        "ar, الكتاب, بالكتب",
        "ar, مدرسة, للمدارس",
        "ar, المدينة, والمدن",
        "ar, وزير, الوزراء",
        "ar, رجل, رِجال",
        "ar, سعر, أسعارها",
        "ar, امرأة, النساء",
        "ar, قانون, قوانين",
        "ar, مدرسة, وبالمدارس",
        "ar, جبل, وكالجبال",
        "ar, بيت, بيوتهم",
        "ar, مشروع, مشاريعهم",
        "ar, قانون, قوانينه",
        "ar, ولد, أولادنا",
        "en, child, children",
        "en, mouse, mice",
        "en, feet, foot",
        "en, crisis, crises",
        "en, go, went",
        "en, buy, bought",
        "en, lying, lie",
        "en, colour, colors",
        "en, organise, organization",
        "en, analyse, analyzed",
        "en, theatre, theaters",
        "en, travelled, traveling",
        "en, happy, happily",
        "fr, œil, yeux",
        "fr, ciel, cieux",
        "fr, élire, élus",
        "de, wählen, gewählt",
        "de, sprach, gesprochen",
        "nl, stad, steden",
        "nl, schip, schepen",
        "sv, mannen, männen",
        "sv, bok, böckerna",
        "no, mann, menn",
        "no, fot, føtter",
        "da, barn, børnene",
        "da, mand, mænd",
        "fi, lapsi, lasten",
        "fi, mies, miehet",
        "hu, ló, lovak",
        "cs, člověk, lidé",
        "cs, přítel, přátelé",
        "ru, друг, друзья",
        "ru, ребёнок, дети",
        "ga, bean, mná",
        "ga, teach, tithe",
        "ga, fear, fir",
        "cy, plentyn, plant",
        "he, אישה, הנשים",
        "it, uovo, uova",
        "es, dijo, decir",
        "pt, disse, dizer",
        "ro, om, oameni",
        "bg, дете, децата",
        "sr, dete, djeca"
    })
    void findEachOther(String language, String one, String other) throws Exception {
        articles.published(language, "1", one + " 1");
        articles.published(language, "2", other + " 2");

        assertThat(articles.titles(one)).as(one).containsExactlyInAnyOrder("1", "2");
        assertThat(articles.titles(other)).as(other).containsExactlyInAnyOrder("1", "2");
        assertThat(articles.found(one).corrected()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "en, hour, horror",
        "en, our, or",
        "ar, كتاب, كاتب",
        "de, Schaf, Geschäft",
        "en, promise, prom",
        "en, bus, buzz"
    })
    void otherWordsAreOthers(String language, String one, String other) throws Exception {
        articles.published(language, "1", one + " 1");
        articles.published(language, "2", other + " 2");

        assertThat(articles.titles(one)).doesNotContain("2");
    }

    @Test
    void bothAreMarked() throws Exception {
        articles.published("en", "Cats", "The cat saw two mice and a mouse.");

        assertThat(articles.fragments("mouse"))
                .containsExactly("The cat saw two <mark>mice</mark> and a <mark>mouse</mark>.");
        assertThat(articles.titles("\"two mouse\"")).containsExactly("Cats");
    }
}
