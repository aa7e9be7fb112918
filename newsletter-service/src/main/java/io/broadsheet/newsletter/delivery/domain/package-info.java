/** The rules of delivering: what an SMTP answer means, when to try again, when to give up. */
@NullMarked
package io.broadsheet.newsletter.delivery.domain;

import org.jspecify.annotations.NullMarked;
