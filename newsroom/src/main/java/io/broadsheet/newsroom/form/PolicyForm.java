package io.broadsheet.newsroom.form;

import io.broadsheet.newsroom.client.ModerationPolicy;
import io.broadsheet.newsroom.client.ModerationPolicy.Limits;
import io.broadsheet.newsroom.client.ModerationPolicy.Word;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A policy as it stands in its form: numbers as typed, words one a line, {@code word | language} for those of one language.
 *
 * @param version that it takes the place of
 * @param limits by their names
 */
public record PolicyForm(
        long version,
        String mode,
        String links,
        Map<String, String> limits,
        List<Phase> phases,
        String banned,
        String suspect,
        String note) {

    public static final List<String> MODES = List.of("hold-first", "hold-all", "none");
    public static final List<String> ACTIONS = List.of("hold", "refuse", "off");
    public static final List<String> LIMITS = List.of(
            "shortest",
            "longest",
            "repeatsAllowed",
            "provenAfter",
            "perName",
            "perNetwork",
            "perArticle",
            "reportsToHold",
            "scoreAt");
    /** No number is "any number" there. */
    private static final Set<String> RATES = Set.of("perName", "perNetwork", "perArticle");
    /** Left out, the others would stay as they are: whoever emptied one would be told that it was saved. */
    private static final Set<String> MAY_BE_EMPTY = Set.of("repeatsAllowed", "perName", "perNetwork", "perArticle");

    private static final String ACTION = "action-";

    /** As comment-service calls them; those that a policy does not name are off. */
    private static final List<String> PHASES = List.of(
            "length",
            "rate",
            "muted",
            "banned-words",
            "suspect-words",
            "links",
            "staff-names",
            "doubtful-names",
            "repeats",
            "mode",
            "reports",
            "score");

    /** @param place of its turn, from 1 */
    public record Phase(String name, String action, int place) {}

    public static PolicyForm of(ModerationPolicy policy) {
        var phases = new ArrayList<Phase>();
        policy.phases().forEach(phase -> phases.add(new Phase(phase.phase(), phase.action(), phases.size() + 1)));
        if (!phases.isEmpty()) {
            PHASES.stream()
                    .filter(name ->
                            phases.stream().noneMatch(phase -> phase.name().equals(name)))
                    .toList()
                    .forEach(name -> phases.add(new Phase(name, "off", phases.size() + 1)));
        }
        return new PolicyForm(
                policy.version() == null ? 0 : policy.version(),
                policy.mode(),
                text(policy.linksAllowed()),
                policy.limits() == null ? Map.of() : limits(policy.limits()),
                List.copyOf(phases),
                lines(policy.bannedWords()),
                lines(policy.suspectWords()),
                "");
    }

    private static Map<String, String> limits(Limits limits) {
        var typed = new LinkedHashMap<String, String>();
        typed.put("shortest", text(limits.shortest()));
        typed.put("longest", text(limits.longest()));
        typed.put("repeatsAllowed", text(limits.repeatsAllowed()));
        typed.put("provenAfter", text(limits.provenAfter()));
        typed.put("perName", text(limits.perName()));
        typed.put("perNetwork", text(limits.perNetwork()));
        typed.put("perArticle", text(limits.perArticle()));
        typed.put("reportsToHold", text(limits.reportsToHold()));
        typed.put("scoreAt", text(limits.scoreAt()));
        return typed;
    }

    private static String text(@Nullable Object number) {
        return number == null ? "" : number.toString();
    }

    private static String lines(List<Word> words) {
        return words.stream()
                .map(word -> word.language() == null ? word.word() : word.word() + " | " + word.language())
                .collect(Collectors.joining("\n"));
    }

    public static PolicyForm of(HttpServletRequest request) {
        var limits = new LinkedHashMap<String, String>();
        for (var name : LIMITS) {
            var typed = request.getParameter(name);
            if (typed != null) {
                limits.put(name, typed.strip());
            }
        }
        // Also those that a newer comment-service has.
        var phases = request.getParameterMap().keySet().stream()
                .filter(field -> field.startsWith(ACTION))
                .map(field -> field.substring(ACTION.length()))
                .map(name -> new Phase(name, word(request, ACTION + name), place(request, name)))
                .sorted(Comparator.comparingInt(Phase::place))
                .toList();
        return new PolicyForm(
                number(request, "version"),
                word(request, "mode"),
                word(request, "linksAllowed"),
                limits,
                phases,
                word(request, "bannedWords"),
                word(request, "suspectWords"),
                word(request, "note"));
    }

    private static String word(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "").strip();
    }

    private static int place(HttpServletRequest request, String name) {
        return (int) Math.clamp(number(request, "place-" + name), 0, 99);
    }

    private static long number(HttpServletRequest request, String name) {
        var typed = word(request, name);
        return typed.matches("\\d{1,18}") ? Long.parseLong(typed) : 0;
    }

    /** What is no number where one belongs, by the names of the fields. */
    public List<String> unreadable() {
        var wrong = new ArrayList<String>();
        if (!links.matches("\\d{1,9}")) {
            wrong.add("linksAllowed");
        }
        limits.forEach((name, typed) -> {
            var number = name.equals("scoreAt") ? "[01]|[01]?[.,]\\d{1,6}" : "\\d{1,9}";
            if (typed.isEmpty() ? !MAY_BE_EMPTY.contains(name) : !typed.matches(number)) {
                wrong.add(name);
            }
        });
        return wrong;
    }

    /** Whether a policy is what this form made, though its answer was lost; {@link #unreadable} must be empty. */
    public boolean hasMade(ModerationPolicy policy) {
        var made = of(policy).body();
        if (policy.note() != null) {
            made.put("note", policy.note());
        }
        return policy.version() != null && policy.version() == version + 1 && made.equals(body());
    }

    /** As comment-service takes it; {@link #unreadable} must be empty. */
    public Map<String, Object> body() {
        var body = new HashMap<String, Object>();
        body.put("mode", mode);
        body.put("linksAllowed", Integer.valueOf(links));
        if (!note.isEmpty()) {
            body.put("note", note);
        }
        if (!phases.isEmpty()) {
            body.put(
                    "phases",
                    phases.stream()
                            .map(phase -> Map.of("phase", phase.name(), "action", phase.action()))
                            .toList());
            body.put("limits", numbers());
            body.put("bannedWords", words(banned));
            body.put("suspectWords", words(suspect));
        }
        return body;
    }

    private Map<String, @Nullable Object> numbers() {
        var numbers = new HashMap<String, @Nullable Object>();
        limits.forEach((name, typed) -> numbers.put(
                name,
                typed.isEmpty()
                        ? RATES.contains(name) ? (Object) 0 : null
                        : name.equals("scoreAt")
                                ? Double.valueOf(typed.replace(',', '.'))
                                : (Object) Integer.valueOf(typed)));
        return numbers;
    }

    private static List<Map<String, String>> words(String typed) {
        return Arrays.stream(typed.split("\\R"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> {
                    int bar = line.lastIndexOf('|');
                    return bar < 0
                            ? Map.of("word", line)
                            : Map.of(
                                    "word",
                                    line.substring(0, bar).strip(),
                                    "language",
                                    line.substring(bar + 1).strip());
                })
                .toList();
    }
}
