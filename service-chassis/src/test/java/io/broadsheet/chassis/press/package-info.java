/** A tiny service to try the chassis with. */
@NullMarked
package io.broadsheet.chassis.press;

import org.jspecify.annotations.NullMarked;
