/** Which page is at which address, and what it is made of. */
@NullMarked
package io.broadsheet.website.page;

import org.jspecify.annotations.NullMarked;
