/** What readers see around every page and mail: the newspaper's look, in their language. */
@NullMarked
package io.broadsheet.newsletter.layout;

import org.jspecify.annotations.NullMarked;
