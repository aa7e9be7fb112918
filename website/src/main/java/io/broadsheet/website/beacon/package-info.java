/** Views of articles, as browsers report them: collected here, passed on in batches. */
@NullMarked
package io.broadsheet.website.beacon;

import org.jspecify.annotations.NullMarked;
