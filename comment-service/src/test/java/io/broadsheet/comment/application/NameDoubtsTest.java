package io.broadsheet.comment.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.comment.domain.Articles;
import io.broadsheet.comment.domain.HoldReason;
import io.broadsheet.comment.domain.KnownAuthors;
import io.broadsheet.comment.domain.KnownAuthors.NameBearers;
import io.broadsheet.comment.domain.NameKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.env.MockEnvironment;

class NameDoubtsTest {

    private final SpoofCheckedNames names = new SpoofCheckedNames();

    /** There are two authors, Jane Doe and Jörg Müller, of other articles, and one of the staff who comments, Rita Roe. */
    private final NameDoubts doubts = new NameDoubts(
            names,
            answering(Articles.class, authors()),
            answering(KnownAuthors.class, names.keys("Rita Roe")),
            Binder.get(settings()).bindOrCreate("broadsheet.comments", CommentProperties.class));

    private Set<NameKey> authors() {
        var keys = new HashSet<>(names.keys("Jane Doe"));
        keys.addAll(names.keys("J\u00F6rg M\u00FCller"));
        return keys;
    }

    /** As the service comes. */
    private static MockEnvironment settings() {
        var environment = new MockEnvironment();
        try {
            new YamlPropertySourceLoader()
                    .load("settings", new ClassPathResource("comment-service.yml"))
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return environment;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Editor",
                "EditorAnna",
                "Editor\u3164Anna",
                "Editor\u034FAnna",
                "Editor\uFE0FAnna",
                "Editor\u3164",
                "editor\u200Banna",
                "Ed\u200Bitor Anna",
                "Ed\u2060it\u00ADor Anna",
                "anna\uFFA0editor",
                "anna\u2800editor",
                "anna\u180Eeditor",
                "Editor\u0301Anna",
                "E\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308d\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308itor\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308 Anna",
                "Ed\u0902itor\u093E Anna",
                "\u1D07\u1D05\u026A\u1D1B\u1D0F\u0280",
                "Anna \u1D07\u1D05\u026A\u1D1B\u1D0F\u0280",
                "\u0190ditor",
                "3ditor",
                "Administration",
                "Administraci\u00F3n",
                "\u0410\u0434\u043C\u0438\u043D\u0438\u0441\u0442\u0440\u0430\u0446\u0438\u044F \u0441\u0430\u0439\u0442\u0430",
                "\u0625\u062F\u0627\u0631\u0629",
                "R\u00E9dac chef",
                "Site Owner",
                "ed170r",
                "4dmin",
                "@dmin",
                "$taff Anna",
                "supp0r+",
                "ed!tor",
                "\u212Editor Anna",
                "\u018Editor Anna",
                "edi\u2020or Anna",
                "edit\u25EFr Anna",
                "\uA4F0\uA4D3\uA4F2\uA4D4\uA4F3\uA4E3",
                "\uD83C\uDD74\uD83C\uDD73\uD83C\uDD78\uD83C\uDD83\uD83C\uDD7E\uD83C\uDD81",
                "\uD83C\uDD54\uD83C\uDD53\uD83C\uDD58\uD83C\uDD63\uD83C\uDD5E\uD83C\uDD61 Anna",
                "\uD83C\uDD34\uD83C\uDD33\uD83C\uDD38\uD83C\uDD43\uD83C\uDD3E\uD83C\uDD41 Anna",
                "\uD83C\uDDEA\uD83C\uDDE9\uD83C\uDDEE\uD83C\uDDF9\uD83C\uDDF4\uD83C\uDDF7 Anna",
                "\u24D4\u24D3\u24D8\u24E3\u24DE\u24E1 Anna",
                "a b c d e f g h i j k l m n o p q r s t Editor",
                "a b c d e f g h i j k l m n o p q r s t u",
                "Editors of the paper",
                "Moderator1",
                "Admin2",
                "admin01",
                "007admin",
                "Moder4tor3",
                "\u0645\u062D\u0631\u06311",
                "EDITORANNA",
                "editoranna",
                "Editoranna",
                "annaeditor",
                "ADMINBOB",
                "m0deratorbob99",
                "ed!toranna",
                "staffmember",
                "Broadsheet",
                "Broadsheet Team",
                "The Br0adsheet",
                "broadsheetteam",
                "B r o a d s h e e t",
                "Redaktion",
                "Die Redaktion",
                "Moderatorin",
                "Chefredakteur",
                "\u0627\u0644\u0645\u062D\u0631\u0631",
                "\u0631\u0626\u064A\u0633 \u0627\u0644\u062A\u062D\u0631\u064A\u0631",
                "\u0627\u0644\u0627\u062F\u0627\u0631\u0629",
                "Mod",
                "ModAnna",
                "Verified \u2714",
                "Anna \u2705",
                "R\u00E9daction",
                "Redaccion",
                "Redazione",
                "\u0420\u0435\u0434\u0430\u043A\u0446\u0438\u044F",
                "\u7F16\u8F91",
                "Editor in chief",
                "xXAdminXx",
                "EDITORAnna",
                "Broadsheets",
                "broadsheet.com",
                "ad-min",
                "M.o.d",
                "Jane (official)",
                "Redaktionsteam",
                "\u0627\u0644\u0640\u0645\u0640\u062D\u0640\u0631\u0631",
                "\u7DE8\u8F2F",
                "\u7BA1\u7406\u5458\u5C0F\u738B",
                "\u672C\u7AD9\u5C0F\u7F16",
                "\u516C\u5F0F\u30A2\u30AB\u30A6\u30F3\u30C8",
                "\uC0AC\uC774\uD2B8\uAD00\uB9AC\uC790\uB2D8"
            })
    void titlesOfStaffAreFoundHoweverTheyAreHidden(String name) {
        assertThat(about(name)).contains(HoldReason.STAFF_NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Rita Roe", "R1ta R\u03BFe", "Rita\u3164Roe, the paper", "Roe, Rita", "RitaRoe7", "ritaroe7"})
    void namesOfStaffWhoCommentAreFoundHoweverTheyAreHidden(String name) {
        assertThat(about(name)).contains(HoldReason.STAFF_NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Jane Doe",
                "Jane\u3164Doe\u3164News",
                "Jane\u034FDoe News",
                "J4ne D0e",
                "J\u1D00ne D\u1D0F\u1D07 here",
                "\uD83C\uDD79ane Doe",
                "Jane Doe2",
                "JaneDoe1",
                "janedoe1",
                "Doe, Jane",
                "DOE JANE",
                "Jane2Doe",
                "1 Jane Doe",
                "D0e, J4ne 3",
                "Jane M. Doe",
                "Doe, Jane M.",
                "Joerg Mueller",
                "J\u00F6rg Muller",
                "JOERG MUELLER"
            })
    void namesOfAuthorsAreFoundHoweverTheyAreHidden(String name) {
        assertThat(about(name)).containsExactly(HoldReason.SITE_AUTHOR_NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Anna",
                "Jane",
                "Rita",
                "Zo\u00EB O\u2019Neill",
                "Anna \uD83E\uDD8A\uFE0F",
                "Ana 42",
                "Mark3",
                "Badminton",
                "badminton",
                "Stafford",
                "stafford",
                "STAFFORD",
                "Staffan",
                "Staffler",
                "Jane M",
                "Mueller",
                "Staffieri",
                "supportrice",
                "Falstaff",
                "wagstaff",
                "Supporter1",
                "Arsenalsupporter",
                "Modern",
                "Modesto",
                "Mod3rn",
                "Model T",
                "creditor",
                "Anna42",
                "Sophie 1987",
                "R2D2",
                "C3PO",
                "Administratif",
                "DJBobo",
                "McDonald",
                "JRSmith",
                "4Ever",
                "Jean-Luc",
                "Mary Ann O\u2019Brien-Smith",
                "van der Berg",
                "M\u00FCller-L\u00FCdenscheidt",
                "Bj\u00F6rn \u00C5str\u00F6m",
                "\u0141ukasz \u017B\u00F3\u0142\u0107",
                "Jos\u00E9 Mar\u00EDa",
                "Fran\u00E7ois",
                "Nguy\u1EC5n V\u0103n An",
                "\u0130brahim \u015Eim\u015Fek",
                "\u0412\u043B\u0430\u0434\u0438\u043C\u0438\u0440 \u041F\u0435\u0442\u0440\u043E\u0432",
                "\u0393\u03B9\u03CE\u03C1\u03B3\u03BF\u03C2",
                "\u0645\u062D\u0645\u062F \u0639\u0644\u064A",
                "\u05D3\u05D5\u05D3 \u05DB\u05D4\u05DF",
                "\u0930\u093E\u092E \u0936\u0930\u094D\u092E\u093E",
                "\u5C71\u7530\u592A\u90CE",
                "\uAE40\uBBFC\uC218",
                "\u0E2A\u0E21\u0E0A\u0E32\u0E22",
                "\u0634\u0627\u0647\u200C\u0631\u062E",
                "\u5F20\u4F1F",
                "a b c d e f g h i j k l m n o p q r s t"
            })
    void ordinaryNamesAreLeftAlone(String name) {
        assertThat(about(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83E\uDD8A", "\u2800.\u3164", "\u2764\uFE0F"})
    void aNameWithoutALetterOrDigitIsHeld(String name) {
        assertThat(about(name)).containsExactly(HoldReason.MIXED_SCRIPTS);
    }

    private List<HoldReason> about(String name) {
        return doubts.about(name, UUID.randomUUID(), UUID.randomUUID());
    }

    /** @param known what {@code isAnyBy} and {@code bearers} know */
    private static <T> T answering(Class<T> type, Set<NameKey> known) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> switch (method.getName()) {
                    case "isBy" -> false;
                    case "isAnyBy" -> isAny(arguments[0], known);
                    case "bearers" -> new NameBearers(false, isAny(arguments[1], known));
                    default -> throw new UnsupportedOperationException(method.getName());
                }));
    }

    private static boolean isAny(Object names, Set<NameKey> known) {
        return ((Set<?>) names).stream().anyMatch(known::contains);
    }
}
