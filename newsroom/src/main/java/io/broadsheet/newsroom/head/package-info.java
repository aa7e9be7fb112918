/** What every answer carries: style, script, and what browsers may do with it. */
@NullMarked
package io.broadsheet.newsroom.head;

import org.jspecify.annotations.NullMarked;
