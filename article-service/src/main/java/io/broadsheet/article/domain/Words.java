package io.broadsheet.article.domain;

/**
 * What is said of a picture.
 *
 * @param alt what it shows, for those who do not see it; empty if nobody has said so far, and where it is decorative
 * @param decorative whether it shows nothing that anybody would miss, so that it needs no words
 * @param caption what it shows, for the newsroom to find it by; empty if there is none
 * @param credit the line to be printed with it; empty if nobody has said so far
 */
public record Words(String alt, boolean decorative, String caption, String credit) {

    public Words {
        alt = decorative ? "" : alt;
    }
}
