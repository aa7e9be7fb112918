/** The newsroom's calls about editions. */
@NullMarked
package io.broadsheet.newsletter.edition.api;

import org.jspecify.annotations.NullMarked;
