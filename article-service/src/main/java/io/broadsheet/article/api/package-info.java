/** HTTP: the newsroom, readers, feeds. */
@NullMarked
package io.broadsheet.article.api;

import org.jspecify.annotations.NullMarked;
