package io.broadsheet.website.client;

import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import java.text.Normalizer;
import java.util.Locale;

/** Slugs as article-service and its events write them, so that what is kept under one is told of every change. */
public final class Slugs {

    /** Four times as many as a slug has at most: normalising a long one could cost much. */
    private static final int LONGEST = 400;

    private Slugs() {}

    /** @throws ProblemException if no article can be there */
    public static String canonical(String typed) {
        if (typed.length() > LONGEST) {
            throw new ProblemException(Problem.NOT_FOUND, "No article can be there");
        }
        return Normalizer.normalize(typed.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }
}
