package io.broadsheet.newsroom.form;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Several names typed in one line: between commas, or between semicolons where a name has a comma itself. */
public final class Names {

    private Names() {}

    public static List<String> split(String typed) {
        return Arrays.stream(typed.split(typed.contains(";") ? "[;\\n]" : "[,،、\\n]"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** {@link #split} gives the same names back. */
    public static String join(List<String> names) {
        return names.stream().anyMatch(name -> name.matches("(?s).*[,،、].*"))
                ? names.stream().map(name -> name + ";").collect(Collectors.joining(" "))
                : String.join(", ", names);
    }
}
