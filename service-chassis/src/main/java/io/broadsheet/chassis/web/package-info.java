/** HTTP as every service speaks it: problem documents, strict JSON, cursor pages, idempotent POSTs, limits, caching. */
@NullMarked
package io.broadsheet.chassis.web;

import org.jspecify.annotations.NullMarked;
