package io.broadsheet.article.domain;

import io.broadsheet.article.domain.Sentence.Said;

/**
 * What readers will not get as it was written.
 *
 * @param place the field, and where it can be told the line: {@code body.source, line 12}
 */
public record Warning(String place, Said said) {

    public String message() {
        return said.message();
    }
}
