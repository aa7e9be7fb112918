/** The rules of digests: who is due when, which stories they get, and what a cut may be. */
@NullMarked
package io.broadsheet.newsletter.edition.domain;

import org.jspecify.annotations.NullMarked;
