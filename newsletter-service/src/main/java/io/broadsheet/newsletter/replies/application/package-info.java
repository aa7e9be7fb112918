/** Following comments, and planning the mails that tell of replies. */
@NullMarked
package io.broadsheet.newsletter.replies.application;

import org.jspecify.annotations.NullMarked;
