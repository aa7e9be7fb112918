/** Mails as bytes: bodies, headers, signatures. */
@NullMarked
package io.broadsheet.newsletter.delivery.mime;

import org.jspecify.annotations.NullMarked;
