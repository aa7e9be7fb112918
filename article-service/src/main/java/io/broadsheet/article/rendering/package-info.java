/** From what an editor wrote to what readers get: Markdown or HTML in, sanitised HTML and plain text out. */
@NullMarked
package io.broadsheet.article.rendering;

import org.jspecify.annotations.NullMarked;
