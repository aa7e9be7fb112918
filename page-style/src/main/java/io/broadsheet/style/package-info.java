/** The look that all pages and mails share. */
@NullMarked
package io.broadsheet.style;

import org.jspecify.annotations.NullMarked;
