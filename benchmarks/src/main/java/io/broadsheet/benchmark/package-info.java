/** Load on a started Broadsheet, and how long its readers wait for what others did. */
@NullMarked
package io.broadsheet.benchmark;

import org.jspecify.annotations.NullMarked;
