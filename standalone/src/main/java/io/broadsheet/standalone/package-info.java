/** All of Broadsheet in one process on the embedded parts, for a first look and for development. */
@NullMarked
package io.broadsheet.standalone;

import org.jspecify.annotations.NullMarked;
