/** The ledger in MongoDB. */
@NullMarked
package io.broadsheet.newsletter.delivery.store;

import org.jspecify.annotations.NullMarked;
