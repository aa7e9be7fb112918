package io.broadsheet.newsroom.form;

import java.util.regex.Pattern;

/** What is kept as one line, from fields that take several, and from what is pasted: nobody sees where it was broken. */
public final class OneLine {

    private static final Pattern BREAK = Pattern.compile(" ?[\\t\\v][ \\t\\v]*");

    private OneLine() {}

    public static String of(String typed) {
        return BREAK.matcher(typed).replaceAll(" ");
    }
}
