package io.broadsheet.article.domain;

/**
 * What a picture's file says of it and may be kept. Where and with what it was taken is left out.
 *
 * @param credit the line to be printed with it; empty if there is none, as are the others
 * @param alt what it shows, for those who do not see it
 * @param caption what it shows, for everybody
 */
public record Embedded(Rights rights, String credit, String alt, String caption) {

    public static final Embedded NOTHING = new Embedded(Rights.UNKNOWN, "", "", "");
}
