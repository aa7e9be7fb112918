/** The ledger of deliveries, which is the queue, and the sending of what stands in it. */
@NullMarked
package io.broadsheet.newsletter.delivery;

import org.jspecify.annotations.NullMarked;
