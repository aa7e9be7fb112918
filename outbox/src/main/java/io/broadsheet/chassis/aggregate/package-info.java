/** Aggregates on MongoDB: a command is one guarded write of one document, its events in it. */
@NullMarked
package io.broadsheet.chassis.aggregate;

import org.jspecify.annotations.NullMarked;
