/** A stand-in OIDC issuer: signs staff in and grants them what their roles allow, where no other issuer does. */
@NullMarked
package io.broadsheet.identity;

import org.jspecify.annotations.NullMarked;
