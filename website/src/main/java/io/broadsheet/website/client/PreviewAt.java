package io.broadsheet.website.client;

/** What is at the address of a preview. */
public sealed interface PreviewAt {

    /** @param article as readers would have it */
    record Here(Article article) implements PreviewAt {}

    /** As it is now readers would have nothing of it: nobody has written any text yet, say. */
    record Nothing() implements PreviewAt {}

    /** The link is good no more, or nothing is left of the article. */
    record Over() implements PreviewAt {}

    /** It was never a link. */
    record Unknown() implements PreviewAt {}
}
