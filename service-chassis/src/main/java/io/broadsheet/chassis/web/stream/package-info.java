/** Server-sent events to many readers at once. */
@NullMarked
package io.broadsheet.chassis.web.stream;

import org.jspecify.annotations.NullMarked;
