package io.broadsheet.article.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What readers typed in another writing or spelling than an article has. */
class WritingCasesTest {

    @RegisterExtension
    private final PublishedArticles articles = new PublishedArticles();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Formulas        | CO₂ and H₂O over 5 km².                 | co2; CO2; CO₂; h2o; H₂O; km2; km²; \"co2 and h2o\"",
                "hy | Երևան           | Երևանում և Երեւան։                       | երևան; երեւան",
                "ur | وزیراعظم         | وزیراعظم نے کہا                          | وزیر اعظم; وزیراعظم",
                "sv | Blåbär           | Räksmörgås med blåbär.                  | blabar; Blaabaer; raksmorgas; Blåbär",
                "tr | Iğdır            | Cumhurbaşkanı geldi.                    | igdir; cumhurbaskani; Iğdır; Cumhurbaşkanı",
                "fr | Cœur             | Le cœur des étudiant·e·s et lecteur.rice.s. | coeur; étudiant; étudiants; etudiant; lecteur; cœur",
                "en | Cabinet          | The Minister:education and snake_case.  | education; minister; snake",
                "de | Schule           | Die Lehrer:innen und Schüler_innen.     | Lehrer; Schüler; Lehrer:innen",
                "ca | Col·legi         | El col·legi és obert.                   | col·legi; Col·legi",
                "fa | رفتن             | می\u200Cخواهم به کتاب\u200Cخانه بروم.     | میخواهم; کتابخانه; می\u200Cخواهم; کتاب\u200Cخانه; خواهم",
                "km | រាជធានី           | ទីក្រុងភ្នំពេញជារាជធានីនៃប្រទេសកម្ពុជា។          | ភ្នំពេញ; កម្ពុជា",
                "lo | ນະຄອນ            | ນະຄອນຫຼວງວຽງຈັນເປັນເມືອງຫຼວງຂອງລາວ             | ວຽງຈັນ; ລາວ",
                "my | မြို့              | ရန်ကုန်မြို့သည် မြန်မာနိုင်ငံ၏ မြို့ကြီးဖြစ်သည်။     | ရန်ကုန်; မြန်မာ",
                "th | เมือง             | กรุงเทพมหานครเป็นเมืองหลวงของประเทศไทย   | ประเทศไทย; เมืองหลวง",
                "he | ממשלה            | הַמֶּמְשָׁלָה וצבא צה\u05F4ל, וגם ג'ורג'.       | הממשלה; צה\"ל; צה\u05F4ל; צהל; ג\u05F3ורג\u05F3",
                "he | תקציב            | דובר צה\"ל אמר שאושר.                    | צה\"ל; צה\u05F4ל; \"דובר צה\"ל\"",
                "en | Arabic in it     | The sign says مُدَرِّسة and كـتـاب there. | مدرسة; كتاب; مُدَرِّسة",
                "fr | Tous            | Les chercheur·euse·s et auteur·rice·s : tous·tes. | chercheur; auteur; tous; chercheurs",
                "fa | خبر             | نمی\u200Cشود که دانشگاه\u200Cها باز شوند.   | نمیشود; دانشگاهها; دانشگاه; \"باز شوند\"",
                "he | ידיעות           | מנכ\u05F4ל בארה\"ב אמר.                  | מנכ\"ל; מנכל; בארה\u05F4ב; בארה\"ב",
                "km | ខេត្ត             | ខេត្តសៀមរាបស្ថិតនៅភាគពាយ័ព្យ               | សៀមរាប; \"សៀមរាប\"; សៀម*",
                "my | မန္တလေး          | မန္တလေးမြို့တွင် ကျင်းပသည်                 | မန္တလေး; မြို့",
                "en | Signs abroad    | It read กรุงเทพมหานคร and ວຽງຈັນ in blue.  | กรุงเทพ; ວຽງຈັນ",
                "pl | Łódź            | Łódź i Kraków.                          | lodz; krakow; Lodz",
                "pt | São Paulo       | A eleição em São Paulo foi adiada.      | sao paulo; eleicao",
                "es | Niño            | El fenómeno del Niño en Málaga.         | nino; fenomeno; malaga",
                "cs | Žluťoučký kůň    | Žluťoučký kůň přišel.                   | zlutoucky; kun; prisel",
                "pl | Wybory w Krakowie | Prezydent podpisał ustawę w Warszawie, strażacy gasili pożary w miastach.  | wyborów;"
                        + " Kraków; krakow; Warszawa; warszawy; prezydenta; ustawa; pożar; pozar; miasto; wybory Warszawa",
                "uk | Вибори у Києві  | Президент підписав закон у Харкові. Пожежники гасили пожежу у школі, у п'ятницю. | виборів;"
                        + " Київ; києва; Харків; Харкова; президентів; закони; пожежа; школи; п’ятниця; пятниця",
                "he | בחירות בירושלים | הממשלה אישרה את התקציב, ושהמלחמה נגמרה. ילדים שיחקו בחיפה. | ירושלים; ממשלה; תקציב;"
                        + " מלחמה; המלחמה; חיפה; ילד; בחירה",
                "ar | الانتخابات      | أعلن الرئيس بمدرسة المدينة، ووصل الوزير للقدس. | رئيس; مدرسة; المدرسة; مدينة; وزير; الوزير;"
                        + " والوزير; انتخابات",
                "zh | 北京市长选举      | 总统周一在上海会见了记者。                   | 市長; 總統; 上海記者; 北京市長",
                "zh-Hant | 總統府       | 臺灣的經濟與憲法。                         | 总统; 台湾; 经济; 宪法",
                "en | Co-operation    | The U.S. sent an e-mail on COVID-19 to O'Brien's children in the organisation's office. |"
                        + " cooperation; co-operation; US; U.S.; email; e-mail; covid19; obrien; child; organisation",
                "fi | Kokous          | Kokous pidettiin Helsingissä, kadulla ja Suomen kaupungissa; Ruotsin pääkaupunkiseudulla. |"
                        + " Helsinki; Helsingin; katu; kaupunki; kaupungit; Suomi; Ruotsi; pääkaupunki",
                "et | Uudised         | President käis Tallinnas ja riigi koolis. | Tallinn; riik; kool; presidendi",
                "tr | Haberler        | Renkli kitabı oğlu şehrin kanadında okudu. | kitap; oğul; şehir; kanat",
                "hu | Hírek           | Budapesten ült össze a parlament.        | Budapest; parlamentben",
                "ga | Nuacht          | Vótáil an rialtas i nGaillimh.           | rialtais; Gaillimh",
                "cy | Newyddion       | Cyfarfu'r llywodraeth yng Nghaerdydd.    | Caerdydd; lywodraeth; Gaerdydd",
                "ko | 기업            | IT기업과 2026년에 100억원을 K팝에 투자했다. | IT; 2026; 2026년; 100; 100억원; 억원; K팝; IT기업; 기업;"
                        + " \"2026년에\"",
                "ja | 果物            | りんごの値段と、スシのねだん。             | リンゴ; りんご; すし; ﾘﾝｺﾞ; ネダン",
                "ar | خبر             | قاد فريقاً وعقد اجتماعا مع مسؤول من هيئة. | فريق; فريقا; اجتماع; اجتماعاً; مسئول; مسئولين; هيئه",
                "ja | 人名            | 黒澤明と広沢虎造、桜井、龍馬、山﨑、渡邉、髙橋。 | 黒沢; 廣澤; 櫻井; 竜馬; 山崎; 渡辺; 渡邊; 高橋",
                "hi | शहर             | मुम्बई और गङ्गा की खबर।                     | मुंबई; गंगा; मुम्बई",
                "he | כלכלה           | מחירי הדיור ותושבי העיר.                  | מחירים; מחיר; תושב; תושבים",
                "ja | 東京で選挙       | 首相は会見で語った。                        | 東京の選挙; 首相の会見",
                "ur | بادشاہ           | یہ مُلک بڑا ہے۔                          | ملک; مُلک",
                "en | Budget          | It cost 1,234,567.89 euros, 50.000 francs, 1\u00A0500 kroner, 70000 in all. | 1234567;"
                        + " 1.234.567; 1.234.567,89; 50000; 50,000; 1500; 1.500; 70,000",
                "en | Telephones      | Call +47 22 12 34 56, (212) 555-0123 or 030/123456. | 22123456; 4722123456; +4722123456;"
                        + " 22 12 34 56; 2125550123; 212-555-0123; 030123456",
                "it | Acqua alta      | Quest'anno l'acqua dell’isola salì in un'ora, e quell‘uomo tutt'altro che solo."
                        + " | anno; anni; acqua; acque; isola; ora; ore; uomo; uomini; quest’anno; l'isola; altro",
                "fr | Presse          | L'élection d'aujourd’hui : qu‘une eau, lʼeau. | élection; elections; aujourd'hui; eau;"
                        + " l’eau; l‘élection",
                "ca | Línies          | Un col·legi i l’illa en paral·lel, d‘aigua. | parallel; paral·lel; paral.lel; paraŀlel;"
                        + " PARAL·LEL; collegi; illa; illes; aigua",
                "pt | Gota            | Uma gota d'água, a mãe e os pães. | água; agua; mães; mae; pão; pao; d’água",
                "en | Names           | Conor O'Brien of L'Oréal met Mary O Connor, D’Angelo and OFlynn. | o brien; O Brien;"
                        + " obrien; O’Brien; o‘brien; OBrien; Brien; oréal; oreal; loreal; O'Connor; oconnor; OConnor;"
                        + " o connor; angelo; d angelo; O'Flynn; o flynn; oflynn; o'flynn",
                "nl | Nieuws          | De foto's van de auto’s bij het huis. | foto; auto; foto's; foto’s; auto's; huizen",
                "de | Namen           | Evas Fotos und Merkel's Politik. | Eva; Foto; Merkel; Merkels; Merkel’s; Fotos",
                "da | Fjernsyn        | Tv'et i byerne ved søen. | tv; by; byen; sø; søerne; tv'et"
            })
    void findsWhatIsWrittenInAnotherWay(String language, String title, String text, String queries) throws Exception {
        articles.published(language, title, text);

        for (var q : queries.split("; ")) {
            assertThat(articles.titles(q)).as(q).containsExactly(title);
            assertThat(articles.found(q).corrected()).as(q).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ja, 企業決算, IT業界は好調だ。, IT",
        "ja, 企業決算, IT業界は好調だ。, it",
        "zh, 挪威, 公司 NO 在 AT 市场, NO",
        "zh, 挪威, 公司 NO 在 AT 市场, AT",
        "ko, 소식, IT 기업이 ON 을 냈다, IT",
        "ko, 소식, IT 기업이 ON 을 냈다, on",
        "ja, 企業決算, 日本のAS社とIS社, AS",
        "ja, 東京, 東京のIT業界, IT業界"
    })
    void noWordIsTooSmallAmongSigns(String language, String title, String text, String typed) throws Exception {
        articles.published(language, title, text);

        assertThat(articles.titles(typed)).containsExactly(title);
    }

    @Test
    void anEnyeIsNoN() throws Exception {
        articles.published("es", "El año", "Un año nuevo, y los años de antes.");
        articles.published("es", "Medicina", "El ano y el recto. Ano.");
        articles.published("es", "Ano", "Otra palabra.");

        for (var typed : List.of("año", "AÑO", "años", "an\u0303o", "\"año nuevo\"")) {
            assertThat(articles.titles(typed)).as(typed).containsExactly("El año");
        }
        assertThat(articles.titles("medicina -año")).containsExactly("Medicina");
        assertThat(articles.titles("ano")).as("without the key").containsExactlyInAnyOrder("El año", "Medicina", "Ano");
        assertThat(articles.fragments("año").getFirst()).contains("<mark>año</mark>", "<mark>años</mark>");
    }

    @Test
    void anEnyeThatNobodyWroteIsAnN() throws Exception {
        articles.published("es", "Fútbol", "Munoz marcó el gol.");
        articles.published("en", "Weather", "El Nino came early.");

        assertThat(articles.titles("Muñoz")).containsExactly("Fútbol");
        assertThat(articles.titles("Niño")).containsExactly("Weather");
    }

    @ParameterizedTest
    @CsvSource({
        "ko, 한국어 신문, 서울에서 만난 사람들",
        "ja, ガイドブック, パリの街で見つけたガイドブック",
        "vi, Hà Nội, Người Việt ở thủ đô",
        "he, בָּרָא, שָׁלוֹם עֲלֵיכֶם"
    })
    void compositionMattersInNeitherTextNorQuestion(String language, String title, String text) throws Exception {
        articles.published(language, title, Normalizer.normalize(text, Normalizer.Form.NFD));
        articles.published(language, title + " 2", Normalizer.normalize(text, Normalizer.Form.NFC));

        for (var form : List.of(Normalizer.Form.NFD, Normalizer.Form.NFC)) {
            for (var word : text.split(" ")) {
                assertThat(articles.titles(Normalizer.normalize(word, form)))
                        .containsExactlyInAnyOrder(title, title + " 2");
            }
        }
        var marked = articles.found(text.split(" ")[0])
                .hits()
                .getFirst()
                .highlights()
                .fragments();
        assertThat(Normalizer.normalize(String.join("", marked), Normalizer.Form.NFC))
                .contains(Normalizer.normalize("<mark>" + text.split(" ")[0], Normalizer.Form.NFC));
    }

    @Test
    void marksAWordWithAllItsVowels() throws Exception {
        articles.published("ar", "قصر", "قال إن المَلِكُ وصل.");

        assertThat(articles.found("ملك").hits().getFirst().highlights().fragments())
                .containsExactly("قال إن <mark>المَلِكُ</mark> وصل.");
    }

    @Test
    void marksNeighbouringSignsAsOne() throws Exception {
        articles.published("ja", "試合", "昨日のサッカーの試合");

        assertThat(articles.found("サッカー").hits().getFirst().highlights().fragments())
                .containsExactly("昨日の<mark>サッカー</mark>の試合");
    }

    @Test
    void signsThatStandApartAreNotAWord() throws Exception {
        articles.published("zh", "东京", "他们在东京开会。");
        articles.published("zh", "北京", "关东的菜在北京。");
        articles.published("lo", "ລາວ", "ວຽງຈັນ");
        articles.published("lo", "ຂ່າວ", "ຂ່າວ");
        articles.published("en", "A trip", "From 北京 to 京都, not by way of 东海.");

        assertThat(articles.titles("东京")).containsExactly("东京");
        assertThat(articles.titles("京都")).containsExactly("A trip");
        assertThat(articles.titles("ລາວ")).containsExactly("ລາວ");
    }

    @Test
    void smallWordsOfOneLanguageFindNothingInAnother() throws Exception {
        articles.published("de", "Hafen", "Die Fähre kam zu spät.");

        assertThat(articles.titles("the ferry")).containsExactly("Harbour news");
        assertThat(articles.titles("die Fähre")).containsExactly("Hafen");
        assertThat(articles.titles("ferry -harbour")).isEmpty();
        assertThat(articles.titles("ferr* -harbour")).isEmpty();
        assertThat(articles.titles("Fähre -Hafen")).isEmpty();
    }

    @Test
    void whatIsNotWantedInOneLanguageIsFoundByNoNameThroughAnother() throws Exception {
        articles.published("de", "Die Stadt", "Nach der Wahl.", List.of("Åse Lund"), null, List.of("Berlin"));
        articles.published("de", "Der Fluss", "Im Sommer.", List.of("Åse Lund"), null, List.of("Berlin"));

        for (var typed : List.of(
                "Berlin -Wahl",
                "Berlin NOT Wahl",
                "\"Åse Lund\" -Wahl",
                "Berl* -Wahl",
                "Berlin OR Lund -Wahl",
                "Berlin -\"der Wahl\"")) {
            assertThat(articles.titles(typed)).as(typed).containsExactly("Der Fluss");
        }
    }
}
