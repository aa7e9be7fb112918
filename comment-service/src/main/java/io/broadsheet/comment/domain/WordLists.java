package io.broadsheet.comment.domain;

import java.util.List;

/** Makes lists that are searched often. */
public interface WordLists {

    WordList of(List<ListedWord> words);
}
