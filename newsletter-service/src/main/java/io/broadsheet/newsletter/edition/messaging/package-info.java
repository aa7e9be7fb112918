/** Stories from the articles' topic. */
@NullMarked
package io.broadsheet.newsletter.edition.messaging;

import org.jspecify.annotations.NullMarked;
