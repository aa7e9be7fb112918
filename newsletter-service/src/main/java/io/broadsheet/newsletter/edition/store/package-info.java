/** Stories, cuts and editions in MongoDB. */
@NullMarked
package io.broadsheet.newsletter.edition.store;

import org.jspecify.annotations.NullMarked;
