/** A subscription, its rules and its states; plain Java. */
@NullMarked
package io.broadsheet.newsletter.subscription.domain;

import org.jspecify.annotations.NullMarked;
