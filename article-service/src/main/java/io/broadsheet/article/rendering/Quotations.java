package io.broadsheet.article.rendering;

import com.ibm.icu.util.LocaleData;
import com.ibm.icu.util.ULocale;
import org.jsoup.nodes.Element;

/** The quotation marks that browsers put around a {@code q}: by the language around it if that is said (CLDR). */
final class Quotations {

    private Quotations() {}

    /** @param depth how many others it is within */
    static String opening(Element quotation, int depth) {
        return mark(quotation, isInner(depth) ? LocaleData.ALT_QUOTATION_START : LocaleData.QUOTATION_START);
    }

    static String closing(Element quotation, int depth) {
        return mark(quotation, isInner(depth) ? LocaleData.ALT_QUOTATION_END : LocaleData.QUOTATION_END);
    }

    private static boolean isInner(int depth) {
        return depth % 2 == 1;
    }

    private static String mark(Element quotation, int kind) {
        var parent = quotation.parent();
        var said = parent == null ? null : parent.closest("[lang]");
        var language = said == null ? ULocale.ENGLISH : ULocale.forLanguageTag(said.attr("lang"));
        return LocaleData.getInstance(language).getDelimiter(kind);
    }
}
