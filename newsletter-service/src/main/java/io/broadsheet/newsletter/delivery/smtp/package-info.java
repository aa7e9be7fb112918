/** Conversations with the mail server. */
@NullMarked
package io.broadsheet.newsletter.delivery.smtp;

import org.jspecify.annotations.NullMarked;
