/** What one call, and one network, may ask for. */
@NullMarked
package io.broadsheet.chassis.web.limit;

import org.jspecify.annotations.NullMarked;
