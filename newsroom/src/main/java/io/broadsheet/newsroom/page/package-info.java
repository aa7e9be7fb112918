/** Pages and what their forms do. */
@NullMarked
package io.broadsheet.newsroom.page;

import org.jspecify.annotations.NullMarked;
