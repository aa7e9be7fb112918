/** The published language: topics, event types and the records that travel. */
@NullMarked
package io.broadsheet.contract;

import org.jspecify.annotations.NullMarked;
