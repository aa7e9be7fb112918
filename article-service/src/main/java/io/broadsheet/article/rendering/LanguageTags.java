package io.broadsheet.article.rendering;

import com.ibm.icu.util.ULocale;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;

/** What elements say of their language and direction is so, or goes: word processors write {@code x-none} for none. */
final class LanguageTags implements Mend {

    private static final Set<String> KNOWN = Set.of(ULocale.getISOLanguages());
    private static final Set<String> DIRECTIONS = Set.of("ltr", "rtl", "auto");

    @Override
    public void apply(Element body, Warnings warnings) {
        for (var element : body.select("[lang]")) {
            var language = language(element.attr("lang"));
            if (language.isEmpty()) {
                element.removeAttr("lang");
            } else {
                element.attr("lang", language);
            }
        }
        for (var element : body.select("[dir]")) {
            var direction = element.attr("dir").strip().toLowerCase(Locale.ROOT);
            if (DIRECTIONS.contains(direction)) {
                element.attr("dir", direction);
            } else {
                element.removeAttr("dir");
            }
        }
    }

    private static String language(String typed) {
        try {
            var locale = new Locale.Builder()
                    .setLanguageTag(typed.strip().replace('_', '-'))
                    .build();
            return KNOWN.contains(locale.getLanguage()) ? locale.toLanguageTag() : "";
        } catch (IllformedLocaleException illFormed) {
            return "";
        }
    }
}
