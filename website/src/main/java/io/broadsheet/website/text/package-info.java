/** What the site itself says, in its language. */
@NullMarked
package io.broadsheet.website.text;

import org.jspecify.annotations.NullMarked;
