package io.broadsheet.comment.domain;

import java.util.Set;

/** How names look to readers. */
public interface Names {

    /** Names that can be taken for each other share a key. */
    Set<NameKey> keys(String name);

    /** Whether letters or digits of scripts that look alike are mixed, as an impostor's are (UTS 39). */
    boolean mixesScripts(String name);
}
