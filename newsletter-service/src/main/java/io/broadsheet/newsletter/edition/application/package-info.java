/** The activities of digests: taking stories in, cutting, rendering, cleaning up. */
@NullMarked
package io.broadsheet.newsletter.edition.application;

import org.jspecify.annotations.NullMarked;
