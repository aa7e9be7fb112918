/** How a service starts, and the few beans each of them has: ids, the clock, settings. */
@NullMarked
package io.broadsheet.chassis;

import org.jspecify.annotations.NullMarked;
