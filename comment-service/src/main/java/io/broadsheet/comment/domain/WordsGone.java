package io.broadsheet.comment.domain;

/** Nobody can look at the comment again: its words are gone. */
public final class WordsGone extends RuntimeException {

    public WordsGone() {
        super("The words of this comment are gone");
    }
}
