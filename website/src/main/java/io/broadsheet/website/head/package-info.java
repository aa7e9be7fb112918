/** What a page tells machines: metadata of its head, and how long its bytes may be kept. */
@NullMarked
package io.broadsheet.website.head;

import org.jspecify.annotations.NullMarked;
