package io.broadsheet.comment.domain;

import java.util.regex.Pattern;

/** A name as it looks: see {@link Names#keys}. */
public record NameKey(String value) {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** As builds kept it that took vowel signs for accents: of many names one. The same for most names. */
    public NameKey older() {
        return new NameKey(MARKS.matcher(value).replaceAll(""));
    }
}
