package io.broadsheet.article.rendering;

import org.jspecify.annotations.Nullable;

/**
 * What readers are told of a picture.
 *
 * @param line whose it is; empty if nobody has said so
 * @param machine says that a machine made it; null if none did
 * @param language of {@code machine}
 * @param direction of {@code machine}
 */
record Credit(String line, @Nullable String machine, String language, String direction) {

    boolean isEmpty() {
        return line.isEmpty() && machine == null;
    }
}
