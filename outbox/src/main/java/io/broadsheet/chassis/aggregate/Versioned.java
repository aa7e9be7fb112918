package io.broadsheet.chassis.aggregate;

import java.util.UUID;

/**
 * An aggregate as it was read.
 *
 * @param version 1 for the state it was created with, one more for each change
 */
public record Versioned<A>(UUID id, long version, A state) {}
