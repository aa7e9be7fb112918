package io.broadsheet.article.domain;

/** An article has as many corrections as it may. */
public final class TooManyCorrections extends RuntimeException {
    TooManyCorrections() {
        super("the article has " + Correction.MOST + " corrections already");
    }
}
