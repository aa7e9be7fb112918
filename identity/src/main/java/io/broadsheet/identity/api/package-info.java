/** Accounts over HTTP: for admins, and everybody's own. */
@NullMarked
package io.broadsheet.identity.api;

import org.jspecify.annotations.NullMarked;
