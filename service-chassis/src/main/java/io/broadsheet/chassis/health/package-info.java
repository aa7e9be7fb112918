/** Answers probes in time, from threads that nothing else can take: bounded checks, and a watch over virtual threads. */
@NullMarked
package io.broadsheet.chassis.health;

import org.jspecify.annotations.NullMarked;
