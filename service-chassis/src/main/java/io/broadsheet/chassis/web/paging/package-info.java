/** Lists in pages, by opaque cursors. */
@NullMarked
package io.broadsheet.chassis.web.paging;

import org.jspecify.annotations.NullMarked;
