package io.broadsheet.article.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StemChangesTest {

    @ParameterizedTest
    @CsvSource({
        "fi, Helsinki Helsingissä Helsingin Helsinkiin Helsingistä",
        "fi, kaupunki kaupungissa kaupungin kaupunkia kaupungit kaupunkien",
        "fi, katu kadulla kadun katua kadut",
        "fi, pöytä pöydän pöydällä pöytää",
        "fi, leipä leivän leipää",
        "fi, pankki pankissa pankkia pankit",
        "fi, kauppa kaupan kaupassa kauppaa kaupat",
        "fi, matto maton mattoja matot",
        "fi, mato madon",
        "fi, ranta rannalla rannan rantaa rannat",
        "fi, kulta kullan kultaa",
        "fi, parta parran",
        "fi, kampa kamman kammat",
        "fi, Lahti Lahden Lahdessa",
        "fi, lehti lehden lehdessä lehteä lehdet",
        "fi, hallitus hallituksen hallitukset hallitusta",
        "fi, suomalainen suomalaisen suomalaiset suomalaisia",
        "fi, nainen naisen naiset naisia",
        "fi, ihminen ihmisen ihmiset ihmisiä",
        "fi, vesi veden vedessä",
        "fi, vuosi vuoden vuodet vuosia",
        "fi, käsi käden kädet",
        "fi, kuukausi kuukauden",
        "fi, vapaus vapauden",
        "fi, osoite osoitteen osoitteet",
        "fi, rengas renkaat",
        "fi, asiakas asiakkaan asiakkaat",
        "fi, vieras vieraan",
        "fi, sade sateen sateet",
        "fi, jälki jäljen",
        "fi, tieto tiedon tietoa tiedot",
        "fi, äiti äidin äidit",
        "fi, koti kodin kodissa kotia",
        "fi, sota sodan sotaa sodassa",
        "fi, apu avun apua",
        "fi, tapa tavan tavat",
        "fi, halpa halvan",
        "fi, Turku Turun Turussa",
        "fi, Suomi Suomen Suomessa Suomea",
        "fi, Ruotsi Ruotsin Ruotsissa",
        "fi, poliisi poliisin poliisit",
        "fi, lapsi lapsen lapset",
        "fi, nimi nimen nimet",
        "fi, luku luvun luvut",
        "fi, puku puvun",
        "fi, kenkä kengän kengät",
        "fi, lento lennon lentoa lennot",
        "fi, lampi lammen lammet",
        "fi, kunta kunnan kunnat kuntia",
        "fi, presidentti presidentin presidentit",
        "et, riik riigi riigis riiki riigid",
        "et, president presidendi presidendid",
        "et, linn linna linnas linnad",
        "et, Tallinn Tallinna Tallinnas",
        "et, kool kooli koolis",
        "et, inimene inimese inimesed inimesi",
        "et, valitsus valitsuse valitsused",
        "et, seadus seaduse seadused",
        "et, pank panga pangad",
        "et, park pargi pargis",
        "et, leib leiva",
        "et, pilt pildi pildid",
        "et, keel keele",
        "et, laev laeva laevad",
        "et, dokument dokumendi dokumendid",
        "et, raamat raamatu raamatud",
        "tr, kitap kitabı kitaplar kitabın",
        "tr, sokak sokağı sokakta sokaklar",
        "tr, renk rengi renkler",
        "tr, kanat kanadı",
        "tr, kalp kalbi",
        "tr, genç genci gençler",
        "tr, borç borcu borçlar",
        "tr, şehir şehri şehrin şehirler",
        "tr, oğul oğlu",
        "tr, burun burnu",
        "tr, fikir fikri",
        "tr, kayıp kaybı",
        "hu, Budapest Budapesten Budapestről",
        "hu, parlament parlamentben",
        "hu, víz vizet vizek",
        "hu, levél levelet",
        "ga, rialtas rialtais",
        "ga, toghchán dtoghchán toghcháin",
        "ga, bord mbord bhord boird",
        "ga, cat chat gcat cait",
        "ga, Éireann hÉireann",
        "ga, leabhar leabhair",
        "cy, Caerdydd Gaerdydd Nghaerdydd Chaerdydd",
        "cy, Cymru Gymru Nghymru Chymru",
        "cy, pobl bobl phobl mhobl",
        "cy, Bangor Fangor Mangor",
        "cy, Dolgellau Ddolgellau Nolgellau",
        "cy, Gwynedd Wynedd Ngwynedd",
        "cy, llywodraeth lywodraeth",
        "cy, Tywyn Dywyn Nhywyn Thywyn",
        "cy, merch ferch",
        "cy, Rhondda Rondda"
    })
    void formsOfAWordMeet(String language, String forms) throws IOException {
        var first = forms.split(" ")[0];
        for (var form : forms.split(" ")) {
            assertThat(known(language, form)).as(form).containsAnyElementsOf(known(language, first));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "fi, sata, sade",
        "fi, katu, kato",
        "fi, valta, valo",
        "fi, lammas, lampi",
        "fi, rata, ratti",
        "fi, tapa, tappi",
        "fi, kana, kani",
        "fi, tuli, tulos",
        "fi, Lappi, lapsi",
        "fi, metsä, metso",
        "fi, koti, koodi",
        "fi, pankki, panna",
        "fi, lehti, lehmä",
        "fi, Turku, turha",
        "fi, tieto, tie",
        "fi, luku, luu",
        "fi, kaupunki, kauppa",
        "fi, kansi, kansa",
        "fi, kuusi, kuuma",
        "fi, hallitus, halli",
        "fi, presidentti, residenssi",
        "et, lind, linn",
        "et, kala, kalu",
        "et, kuld, kull",
        "et, maja, majand",
        "tr, kadı, kat",
        "tr, adı, at",
        "tr, ordu, ort",
        "tr, sevgi, sevk",
        "tr, tatlı, tatil",
        "tr, resmi, resim",
        "hu, Budapest, Buda",
        "cy, gan, can",
        "cy, ffordd, bordd",
        "cy, llawn, lawnt"
    })
    void wordsThatAreOthersDoNot(String language, String one, String other) throws IOException {
        assertThat(known(language, one)).isNotEmpty().doesNotContainAnyElementsOf(known(language, other));
    }

    static Set<String> known(String language, String word) throws IOException {
        var known = new LinkedHashSet<String>();
        // Parts of compounds do not count here.
        try (var words = Analysis.ASKING.tokenStream(ArticleFields.body(Languages.key(language)), word)) {
            var each = words.addAttribute(CharTermAttribute.class);
            words.reset();
            while (words.incrementToken()) {
                known.add(each.toString());
            }
            words.end();
        }
        return known;
    }
}
