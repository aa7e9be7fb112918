package io.broadsheet.newsletter.edition;

/** How far the newsletter has come: who confirms now is served from here on. */
public interface CurrentCut {

    /** The latest number that no story gets any more, 0 before the first cut. */
    long number();
}
