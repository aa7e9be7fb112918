/** Mails to those who want to hear of replies to a comment. */
@NullMarked
package io.broadsheet.newsletter.replies;

import org.jspecify.annotations.NullMarked;
