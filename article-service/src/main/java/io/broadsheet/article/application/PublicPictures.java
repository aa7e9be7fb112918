package io.broadsheet.article.application;

/** Which pictures readers may see: those of published articles, above and within their texts. */
public interface PublicPictures {

    /** What is known of a picture. */
    enum Answer {
        PUBLIC,
        NOT_PUBLIC,
        /** Nobody knows before all articles have been heard of. */
        NOT_YET_KNOWN
    }

    /** As {@code articles.v1} said until lately, from memory. */
    Answer heardOf(String hash);

    /** As the database has it, of what {@link #heardOf} may not have heard yet. */
    interface Stored {

        /** Whether a published article has it above its text, or got it into its text a moment ago. */
        boolean isPublic(String hash);

        /** Whether any article has it, published or not. */
        boolean isUsed(String hash);
    }
}
