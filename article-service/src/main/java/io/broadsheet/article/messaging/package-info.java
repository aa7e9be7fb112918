/** Between articles and topics: what is announced, and what is listened to. */
@NullMarked
package io.broadsheet.article.messaging;

import org.jspecify.annotations.NullMarked;
