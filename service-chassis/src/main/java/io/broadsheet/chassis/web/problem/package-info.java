/** Failures over HTTP: RFC 9457 problem documents. */
@NullMarked
package io.broadsheet.chassis.web.problem;

import org.jspecify.annotations.NullMarked;
