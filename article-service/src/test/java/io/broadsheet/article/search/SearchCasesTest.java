package io.broadsheet.article.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.article.search.ArticleSearch.Found;
import io.broadsheet.article.search.ArticleSearch.Wanted;
import io.broadsheet.contract.ArticlePublished;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

/** What readers typed and did not find, writing by writing. */
class SearchCasesTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    private SearchIndex index;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        var settings = new SearchSettings(folder, DataSize.ofMegabytes(4), Duration.ofSeconds(30), Duration.ofDays(7));
        index = new SearchIndex(new IndexFolder(settings, NOON), new SimpleMeterRegistry());
        index.open("topic", false);
        // So that there is more than one language to ask in.
        published("en", "Harbour news", "The ferry was late again, said nobody.");
    }

    @AfterEach
    void close() throws Exception {
        index.close();
    }

    private void published(String language, String title, String text) throws Exception {
        published(language, title, text, List.of(), null, List.of());
    }

    private void published(
            String language,
            String title,
            String text,
            List<String> authors,
            @Nullable String section,
            List<String> tags)
            throws Exception {
        var id = UUID.randomUUID();
        var at = NOON.instant();
        index.put(new ArticlePublished(
                id,
                2,
                "s-" + id,
                List.of("s-" + id),
                title,
                null,
                "",
                text,
                "…",
                authors,
                section,
                tags,
                language,
                at,
                at,
                1,
                true,
                null,
                false,
                false,
                null,
                List.of(),
                null,
                null,
                null,
                "http://localhost/"));
        index.refresh();
    }

    private Found found(String q) {
        return new ArticleSearch(index, NOON).search(new Wanted(q, null, null, null), null, 10);
    }

    private List<String> titles(String q) {
        return found(q).hits().stream()
                .map(hit -> hit.article().details().title())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
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
                        + " 22 12 34 56; 2125550123; 212-555-0123; 030123456"
            })
    void findsWhatIsWrittenInAnotherWay(String language, String title, String text, String queries) throws Exception {
        published(language, title, text);

        for (var q : queries.split("; ")) {
            assertThat(titles(q)).as(q).containsExactly(title);
            assertThat(found(q).corrected()).as(q).isFalse();
        }
    }

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
            published("en", "Of somebody else", "Nothing.", List.of(other), null, List.of(other));
        }
        published(language, "Author", "1", List.of(name), null, List.of());
        published(language, "Tag", "1", List.of(), null, List.of(name));
        published(language, "Section", "1", List.of(), name, List.of());

        for (var q : queries.split("; ")) {
            assertThat(titles(q)).as(q).containsExactlyInAnyOrder("Author", "Tag", "Section");
            assertThat(found(q).corrected()).as(q).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en, Papadopoulos, Papadopolous",
        "el, Παπαδόπουλος, Παπαδοπολος",
        "el, Παπαδόπουλος, ΠΑΠΑΔΟΠΟΛΟΣ",
        "ru, Соловьёв, Саловьев",
        "en, Kowalczyk, Kovalczyk"
    })
    void suggestsANameAsItIsWritten(String language, String name, String typed) throws Exception {
        published(language, "Something", "else.", List.of("Maria " + name), null, List.of());

        assertThat(found(typed).didYouMean()).isEqualTo(name);
        assertThat(titles(typed)).containsExactly("Something");
    }

    @Test
    void doesNotMakeANameOfTwo() throws Exception {
        published("en", "Two", "1", List.of("Ahmed Khaled", "Anna Becker"), null, List.of());

        assertThat(titles("\"Khaled Anna\"")).isEmpty();
        assertThat(titles("\"Anna Becker\"")).containsExactly("Two");
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
        published(language, "Tagged", "1", List.of(), null, List.of(tag));
        published(language, "Of the section", "1", List.of(), tag, List.of());

        assertThat(titles(typed)).containsExactlyInAnyOrder("Tagged", "Of the section");
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
        published(language, title, text);

        assertThat(titles(typed)).containsExactly(title);
    }

    @ParameterizedTest
    @CsvSource({
        "miasto, mieście",
        "miasto, miast",
        "miastach, mieście",
        "strażak, strażacy",
        "strażaków, strażak",
        "Warszawa, Warszawie",
        "Warszawą, Warszawy",
        "Kraków, Krakowie",
        "Łódź, Łodzi",
        "Polska, Polsce",
        "Niemcy, Niemczech",
        "Wisła, Wiśle",
        "Wałęsa, Wałęsie",
        "ręka, rękach",
        "ręka, ręce",
        "noga, nodze",
        "książka, książce",
        "droga, dróg",
        "szkoła, szkół",
        "sąd, sądzie",
        "rząd, rządzie",
        "rok, lat",
        "dziecko, dzieci",
        "dzień, dni",
        "pies, psa",
        "człowiek, ludzie",
        "przyjaciel, przyjaciół",
        "sędzia, sędziowie",
        "nauczyciel, nauczycielami",
        "żołnierz, żołnierzom",
        "pieniądze, pieniędzy",
        "kościół, kościele",
        "wojna, wojen",
        "święto, świąt",
        "tydzień, tygodnia",
        "nowy, nowego",
        "drogi, drożsi",
        "pisać, piszą",
        "iść, szedł",
        // In no dictionary.
        "Makron, Makronem",
        "covid, covidem"
    })
    void polishWordsFindEachOtherInAllTheirForms(String one, String other) throws Exception {
        findEachOther("pl", one, other);
    }

    @ParameterizedTest
    @CsvSource({
        "вода, води",
        "вода, водою",
        "місто, міста",
        "місто, містах",
        "місто, міст",
        "Київ, Києва",
        "Київ, Києві",
        "Харків, Харкова",
        "Львів, Львові",
        "Україна, Україні",
        "Одеса, Одесі",
        "Польща, Польщі",
        "Дніпро, Дніпра",
        "Зеленський, Зеленського",
        "школа, шкіл",
        "рука, руці",
        "нога, нозі",
        "книга, книзі",
        "дорога, доріг",
        "вибори, виборів",
        "суд, суду",
        "рік, року",
        "дитина, діти",
        "день, дні",
        "людина, людей",
        "пес, пса",
        "друг, друзі",
        "вчитель, вчителями",
        "гроші, грошей",
        "церква, церков",
        "війна, воєн",
        "мати, матері",
        "ніч, ночі",
        "жінка, жінок",
        "тиждень, тижня",
        "сім'я, сім’ї",
        "здоров'я, здоровям",
        "ґанок, ганку",
        "замок, за\u0301мку",
        "йти, йшов",
        "писати, пише",
        // In no dictionary.
        "Макрон, Макроном",
        "ковід, ковідом"
    })
    void ukrainianWordsFindEachOtherInAllTheirForms(String one, String other) throws Exception {
        findEachOther("uk", one, other);
    }

    /** With both there, neither is found only because nothing else was. */
    private void findEachOther(String language, String one, String other) throws Exception {
        published(language, "1", one);
        published(language, "2", other);

        for (var word : List.of(one, other)) {
            for (var typed : List.of(word, word.toLowerCase(Locale.ROOT), word.toUpperCase(Locale.ROOT), plain(word))) {
                assertThat(titles(typed)).as(typed).containsExactlyInAnyOrder("1", "2");
                assertThat(found(typed).total()).as(typed).isEqualTo(2);
                assertThat(found(typed).corrected()).as(typed).isFalse();
                assertThat(fragments(typed)).as(typed).containsExactlyInAnyOrder(marked(one), marked(other));
            }
        }
    }

    private static String plain(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFD)
                .replace('ł', 'l')
                .replace('Ł', 'L')
                .replaceAll("(?<=[A-Za-z])\\p{M}|['’]", "");
    }

    private static String marked(String word) {
        return "<mark>" + word.replace("'", "&#39;") + "</mark>";
    }

    private List<String> fragments(String q) {
        return found(q).hits().stream()
                .flatMap(hit -> hit.highlights().fragments().stream())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "pl, rada, radio",
        "pl, woda, wódka",
        "pl, kot, kotlet",
        "pl, król, królik",
        "pl, praca, pracownik",
        "pl, bank, bankiet",
        "pl, dom, domena",
        "pl, góra, górnik",
        "pl, zamek, zamach",
        "pl, kolej, koło",
        "pl, gmina, gminny",
        "pl, pole, polski",
        "pl, kara, karty",
        "pl, minister, ministerstwo",
        "pl, chleb, chlew",
        "uk, вода, водій",
        "uk, місто, місток",
        "uk, суд, судно",
        "uk, рука, рукав",
        "uk, книга, книгарня",
        "uk, рада, радіо",
        "uk, король, королева",
        "uk, партія, партер",
        "uk, гол, голова",
        "uk, банк, банкет",
        "uk, дім, дим",
        "uk, мова, мовчання",
        "uk, школа, школяр"
    })
    void otherWordsThatBeginLikeItAreNotFound(String language, String one, String other) throws Exception {
        published(language, "1", one);
        published(language, "2", other);

        assertThat(titles(one)).containsExactly("1");
        assertThat(titles(other)).containsExactly("2");
    }

    @Test
    void inflectedWordsAreMarkedOnceAndFoundAsPhrasesAndByTheirBeginnings() throws Exception {
        published("pl", "Rada", "Strażacy w miastach gasili pożary. W mieście było ich wielu.");

        var hit = found("miasto strażak").hits().getFirst();

        assertThat(String.join("", hit.highlights().fragments()))
                .isEqualTo("<mark>Strażacy</mark> w <mark>miastach</mark> gasili pożary."
                        + " W <mark>mieście</mark> było ich wielu.");
        assertThat(titles("\"strażak w miastach\"")).containsExactly("Rada");
        assertThat(titles("\"miasto strażak\"")).isEmpty();
        assertThat(titles("mieś*")).containsExactly("Rada");
        assertThat(titles("mies*")).containsExactly("Rada");
        assertThat(titles("pożar -miasto")).isEmpty();
        assertThat(found("strażacz").didYouMean()).isEqualTo("Strażacy");
    }

    @ParameterizedTest
    @CsvSource({
        "ko, 한국어 신문, 서울에서 만난 사람들",
        "ja, ガイドブック, パリの街で見つけたガイドブック",
        "vi, Hà Nội, Người Việt ở thủ đô",
        "he, בָּרָא, שָׁלוֹם עֲלֵיכֶם"
    })
    void compositionMattersInNeitherTextNorQuestion(String language, String title, String text) throws Exception {
        published(language, title, Normalizer.normalize(text, Normalizer.Form.NFD));
        published(language, title + " 2", Normalizer.normalize(text, Normalizer.Form.NFC));

        for (var form : List.of(Normalizer.Form.NFD, Normalizer.Form.NFC)) {
            for (var word : text.split(" ")) {
                assertThat(titles(Normalizer.normalize(word, form))).containsExactlyInAnyOrder(title, title + " 2");
            }
        }
        var marked = found(text.split(" ")[0]).hits().getFirst().highlights().fragments();
        assertThat(Normalizer.normalize(String.join("", marked), Normalizer.Form.NFC))
                .contains(Normalizer.normalize("<mark>" + text.split(" ")[0], Normalizer.Form.NFC));
    }

    @Test
    void findsWhatStandsInTheMiddleOfACompoundBehindAllElse() throws Exception {
        published("de", "Vier Wörter", "Das Klimagipfeltreffen der Weltgesundheitsorganisation begann.");
        published("de", "Ein Gipfel", "Der Gipfel liegt im Nebel.");
        published("de", "Zwei Wörter", "Der Klimagipfel begann.");
        published("fi", "Sanat", "Helsingin pääkaupunkiseutu kasvaa.");

        assertThat(titles("Gipfel")).containsExactly("Ein Gipfel", "Zwei Wörter", "Vier Wörter");
        assertThat(titles("Gesundheit")).containsExactly("Vier Wörter");
        assertThat(titles("kaupunki")).containsExactly("Sanat");
        assertThat(titles("orga")).as("four letters").isEmpty();
        assertThat(found("Gesundheit").hits().getFirst().highlights().fragments())
                .containsExactly("Das Klimagipfeltreffen der <mark>Weltgesundheitsorganisation</mark> begann.");
    }

    @ParameterizedTest
    @CsvSource({
        "Wetter, Schlechtwettergeld",
        "Kohle, Braunkohlekraftwerk",
        "Rente?, Altersrentenbescheid",
        "KINDER, Schulkinderbetreuung",
        "Hafen, Yachthafenbetreiber",
        "Wärme, Fernwärmeleitung",
        "Gipfels, Klimagipfeltreffen",
        "Wetter, Unwetterwarnung",
        "Gerechtigkeit, Ungerechtigkeitsdebatte",
        "Rüstung, Abrüstungsverhandlungen",
        "Kraft?, Inkraftsetzung"
    })
    void findsWordsInTheMiddleOfWhichTheStemIsShort(String typed, String compound) throws Exception {
        published("de", "Ein Wort", "Mehr zu " + compound + " folgt.");
        published("de", "Wettkampf", "Ein Wettkampf mit Kohlrabi und Rentieren im hafenlosen Eis.");

        assertThat(titles(typed)).contains("Ein Wort");
    }

    @ParameterizedTest
    @CsvSource({"Schluss, Beschluss", "Schlag, Anschlag", "Wette, Unwetterwarnung", "Warnung, Verwarnungen"})
    void aWordIsMoreThanWhatStandsBehindAPrefix(String typed, String other) throws Exception {
        published("de", "Ein Wort", "Mehr zu " + other + " folgt.");
        published("de", "Das Wort", "Mehr zu " + typed + " folgt.");

        assertThat(titles(typed)).first().isEqualTo("Das Wort");
    }

    @Test
    void inTheMiddleOfATitleIsBehindAPartInALongText() throws Exception {
        published("de", "Klimagipfeltreffen", "Es begann.");
        published("de", "Ein langer Text", "Der Klimagipfel begann. " + "Viele andere Worte folgten. ".repeat(60));

        assertThat(titles("Gipfel")).containsExactly("Ein langer Text", "Klimagipfeltreffen");
    }

    @ParameterizedTest
    @CsvSource({"Zuastenflosser", "uqastenflosser", "Kuastenflosser", "uastenflosser"})
    void suggestsAWordOfWhichTheFirstLetterIsMistyped(String typed) throws Exception {
        published("de", "Fische", "Ein Quastenflosser schwamm vorbei.");

        assertThat(found(typed).didYouMean()).isEqualTo("Quastenflosser");
        assertThat(found(typed).corrected()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"en, The year 2026 began., 2025, ", "en, A covid19 case., covd19, covid19", "ko, 2026년에 만났다., 2025년에, "
    })
    void takesNoNumberForAnother(String language, String text, String typed, @Nullable String suggested)
            throws Exception {
        published(language, "Numbers", text);

        assertThat(found(typed).didYouMean()).isEqualTo(suggested);
        assertThat(titles(typed)).hasSize(suggested == null ? 0 : 1);
    }

    @Test
    void suggestsAWordAsAnArticleWritesIt() throws Exception {
        published("de", "Verkehr", "In der Müllerstraße staut es sich.");

        var answer = found("Müllerstrase Stau");

        assertThat(answer.didYouMean()).startsWith("Müllerstraße");
    }

    @Test
    void marksAWordWithAllItsVowels() throws Exception {
        published("ar", "قصر", "قال إن المَلِكُ وصل.");

        assertThat(found("ملك").hits().getFirst().highlights().fragments())
                .containsExactly("قال إن <mark>المَلِكُ</mark> وصل.");
    }

    @Test
    void marksNeighbouringSignsAsOne() throws Exception {
        published("ja", "試合", "昨日のサッカーの試合");

        assertThat(found("サッカー").hits().getFirst().highlights().fragments()).containsExactly("昨日の<mark>サッカー</mark>の試合");
    }

    @Test
    void signsThatStandApartAreNotAWord() throws Exception {
        published("zh", "东京", "他们在东京开会。");
        published("zh", "北京", "关东的菜在北京。");
        published("lo", "ລາວ", "ວຽງຈັນ");
        published("lo", "ຂ່າວ", "ຂ່າວ");
        published("en", "A trip", "From 北京 to 京都, not by way of 东海.");

        assertThat(titles("东京")).containsExactly("东京");
        assertThat(titles("京都")).containsExactly("A trip");
        assertThat(titles("ລາວ")).containsExactly("ລາວ");
    }

    @Test
    void smallWordsOfOneLanguageFindNothingInAnother() throws Exception {
        published("de", "Hafen", "Die Fähre kam zu spät.");

        assertThat(titles("the ferry")).containsExactly("Harbour news");
        assertThat(titles("die Fähre")).containsExactly("Hafen");
        assertThat(titles("ferry -harbour")).isEmpty();
        assertThat(titles("ferr* -harbour")).isEmpty();
        assertThat(titles("Fähre -Hafen")).isEmpty();
    }
}
