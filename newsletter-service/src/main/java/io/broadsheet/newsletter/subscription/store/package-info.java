/** Subscriptions, cohorts and suppressed addresses in MongoDB. */
@NullMarked
package io.broadsheet.newsletter.subscription.store;

import org.jspecify.annotations.NullMarked;
