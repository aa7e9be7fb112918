/** Listens to the topics, so that pages are made anew. */
@NullMarked
package io.broadsheet.website.messaging;

import org.jspecify.annotations.NullMarked;
