/** Pictures: read from foreign bytes without trusting them, and made anew in sizes. */
@NullMarked
package io.broadsheet.article.imaging;

import org.jspecify.annotations.NullMarked;
