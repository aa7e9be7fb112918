/** Readers' subscriptions: asked for, confirmed, changed, ended and erased. */
@NullMarked
package io.broadsheet.newsletter.subscription;

import org.jspecify.annotations.NullMarked;
