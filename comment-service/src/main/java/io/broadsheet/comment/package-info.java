/** Comments: what readers say about articles, and what moderators let through. */
@NullMarked
package io.broadsheet.comment;

import org.jspecify.annotations.NullMarked;
