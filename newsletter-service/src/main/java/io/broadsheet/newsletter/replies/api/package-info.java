/** Asking for reply notices over HTTP, and the pages behind the links in their mails. */
@NullMarked
package io.broadsheet.newsletter.replies.api;

import org.jspecify.annotations.NullMarked;
