package io.broadsheet.article.rendering;

import org.jsoup.nodes.Element;

/** One step from what was written to what readers get: changes the text in place. */
@FunctionalInterface
interface Mend {

    /** @param warnings is told of what readers will not get as it was written */
    void apply(Element body, Warnings warnings);
}
