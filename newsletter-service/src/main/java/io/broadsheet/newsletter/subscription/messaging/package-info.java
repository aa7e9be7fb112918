/** What subscriptions announce, as published events. */
@NullMarked
package io.broadsheet.newsletter.subscription.messaging;

import org.jspecify.annotations.NullMarked;
