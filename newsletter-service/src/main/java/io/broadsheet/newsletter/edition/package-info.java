/** Digests: stories as they arrive, the cuts that number them, and one selection per cohort of readers. */
@NullMarked
package io.broadsheet.newsletter.edition;

import org.jspecify.annotations.NullMarked;
