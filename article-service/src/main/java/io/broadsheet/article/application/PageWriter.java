package io.broadsheet.article.application;

import io.broadsheet.article.domain.Publication;
import io.broadsheet.chassis.ready.ReadyAnswer;
import java.util.UUID;

/** Writes a published article as it goes over the wire. */
@FunctionalInterface
public interface PageWriter {
    ReadyAnswer write(UUID id, Publication publication, long commentCount);
}
