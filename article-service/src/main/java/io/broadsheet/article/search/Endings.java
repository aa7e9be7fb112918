package io.broadsheet.article.search;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Cuts the endings of cases, genders and numbers off words of Polish and Ukrainian that are in no dictionary, most of them
 * names.
 */
final class Endings {

    private static final int SHORTEST = 3;
    /** A stem of fewer letters may end like a case. */
    private static final int SHORTEST_BEFORE_OW = 4;

    private static final List<String> POLISH =
            longestFirst("iego iemu iach iami ymi imi ego emu ych ich ami ach iom owi iem om em"
                    + " ej ie ia iu io ym im a e i o u y");
    private static final List<String> UKRAINIAN =
            longestFirst("ями ами ого ому ими іми ях ах ою ею єю ей ий ій их іх ої ам ям ом"
                    + " ем єм им ім у ю а я о е є и і ї ь й");

    private Endings() {}

    /** @param word without accents */
    static String withoutPolish(String word) {
        var cut = without(word, POLISH);
        var stem =
                cut.endsWith("ow") && cut.length() - 2 >= SHORTEST_BEFORE_OW ? cut.substring(0, cut.length() - 2) : cut;
        return stem.endsWith("dz") && stem.length() > SHORTEST ? stem.substring(0, stem.length() - 1) : stem;
    }

    /** @param word without apostrophes */
    static String withoutUkrainian(String word) {
        var cut = without(word, UKRAINIAN);
        if (cut.endsWith("ів") || cut.endsWith("їв")) {
            cut = cut.substring(0, cut.length() - 2) + (cut.endsWith("ів") ? "ов" : "єв");
        }
        var isLong = cut.length() - 2 >= SHORTEST_BEFORE_OW;
        return isLong && (cut.endsWith("ов") || cut.endsWith("ев")) ? cut.substring(0, cut.length() - 2) : cut;
    }

    private static String without(String word, List<String> endings) {
        return endings.stream()
                .filter(ending -> word.endsWith(ending) && word.length() - ending.length() >= SHORTEST)
                .findFirst()
                .map(ending -> word.substring(0, word.length() - ending.length()))
                .orElse(word);
    }

    private static List<String> longestFirst(String endings) {
        return Stream.of(endings.split(" ", -1))
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }
}
