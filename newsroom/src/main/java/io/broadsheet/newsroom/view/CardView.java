package io.broadsheet.newsroom.view;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A comment as a moderator decides on it.
 *
 * @param version that a decision names
 * @param open whether it waits for a decision
 * @param ofArticle where all of the article are that are in the same state
 * @param answered what it answers
 * @param history what became of others of this author and name
 * @param looking who else looks at it now
 * @param undoable whether this person has just decided on it
 * @param selectable whether it can be decided on together with others of its page
 * @param pinned whether it stands before the others of its article; null where it cannot
 * @param reply what a reply of this person begins with; null where nothing can be replied
 * @param typed what was typed and could not be taken
 * @param done what was just done with it
 * @param problem why what was asked was not done
 * @param back the page that it is shown in
 */
public record CardView(
        String id,
        long version,
        String state,
        boolean open,
        @Nullable Link article,
        String ofArticle,
        @Nullable String section,
        List<Segment> author,
        List<Segment> text,
        @Nullable String language,
        Moment posted,
        @Nullable Moment edited,
        List<String> reasons,
        @Nullable String risk,
        @Nullable String reports,
        @Nullable Quote answered,
        List<String> history,
        List<Line> trail,
        List<Line> notes,
        @Nullable Line appeal,
        @Nullable String looking,
        boolean undoable,
        boolean selectable,
        @Nullable Boolean pinned,
        @Nullable Reply reply,
        Typed typed,
        @Nullable String done,
        @Nullable String problem,
        String back) {

    private static final Set<String> WORDS = Set.of("text", "statement", "reason");

    /** A piece of a text. @param marked whether it is what a rule found */
    public record Segment(String text, boolean marked) {}

    public record Quote(
            String author, String text, @Nullable String language) {}

    /** @param key of this form: sent twice it is posted once */
    public record Reply(String author, String key) {}

    /** @param form {@code verdict}, {@code note} or {@code reply}; empty if nothing was typed */
    public record Typed(String form, Map<String, String> fields) {
        public static final Typed NOTHING = new Typed("", Map.of());

        public boolean isIn(String which) {
            return form.equals(which) && fields.values().stream().anyMatch(value -> !value.isEmpty());
        }

        public String of(String which, String field) {
            return form.equals(which) ? fields.getOrDefault(field, "") : "";
        }
    }

    /** What was typed into a form that is not there any more. */
    public List<String> left() {
        var isThere = typed.form().equals("reply") ? reply != null : !text.isEmpty();
        return isThere
                ? List.of()
                : typed.fields().entrySet().stream()
                        .filter(field -> WORDS.contains(field.getKey())
                                && !field.getValue().isBlank())
                        .map(Map.Entry::getValue)
                        .toList();
    }

    public record Line(Moment moment, String what, @Nullable String words) {}
}
