package io.broadsheet.comment.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.comment.domain.Articles;
import io.broadsheet.comment.domain.Comments;
import io.broadsheet.comment.domain.Comments.NameBearers;
import io.broadsheet.comment.domain.HoldReason;
import io.broadsheet.comment.domain.NameKey;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

class NameDoubtsTest {

    private final SpoofCheckedNames names = new SpoofCheckedNames();

    /** There is one author, Jane Doe, of another article, and one of the staff who comments, Rita Roe. */
    private final NameDoubts doubts = new NameDoubts(
            names,
            answering(Articles.class, names.keys("Jane Doe")),
            answering(Comments.class, names.keys("Rita Roe")),
            Binder.get(new MockEnvironment()).bindOrCreate("broadsheet.comments", CommentProperties.class));

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
                "\u1D07\u1D05\u026A\u1D1B\u1D0F\u0280",
                "Anna \u1D07\u1D05\u026A\u1D1B\u1D0F\u0280",
                "\u0190ditor",
                "3ditor",
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
                "Editors of the paper"
            })
    void titlesOfStaffAreFoundHoweverTheyAreHidden(String name) {
        assertThat(about(name)).contains(HoldReason.STAFF_NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Rita Roe", "R1ta R\u03BFe", "Rita\u3164Roe, the paper"})
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
                "\uD83C\uDD79ane Doe"
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
