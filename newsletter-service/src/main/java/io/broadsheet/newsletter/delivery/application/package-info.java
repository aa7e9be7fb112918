/** The sending of what is due. */
@NullMarked
package io.broadsheet.newsletter.delivery.application;

import org.jspecify.annotations.NullMarked;
