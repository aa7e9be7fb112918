/** Aggregates, projections and indexes on MongoDB: guarded single-document writes, no transactions. */
@NullMarked
package io.broadsheet.chassis.store;

import org.jspecify.annotations.NullMarked;
