package io.broadsheet.newsletter.edition;

/** How far the newsletter has come: who confirms now is served from here on. */
public interface CurrentCut {

    /** The number of the latest cut, 0 before the first. */
    long number();
}
