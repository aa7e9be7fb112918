/** One class per activity around a subscription. */
@NullMarked
package io.broadsheet.newsletter.subscription.application;

import org.jspecify.annotations.NullMarked;
