/** HTTP of subscriptions: JSON for front-ends and plain pages for links in mails. */
@NullMarked
package io.broadsheet.newsletter.subscription.api;

import org.jspecify.annotations.NullMarked;
