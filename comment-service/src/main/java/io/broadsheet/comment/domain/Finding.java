package io.broadsheet.comment.domain;

import java.util.List;

/**
 * What a phase found.
 *
 * @param marks where; none where it is about the whole, or about what surrounds it
 */
public record Finding(HoldReason reason, List<Mark> marks) {

    public Finding(HoldReason reason) {
        this(reason, List.of());
    }
}
