/** Who may call what: staff tokens of any OIDC issuer, scopes on handlers, operators' endpoints. */
@NullMarked
package io.broadsheet.chassis.security;

import org.jspecify.annotations.NullMarked;
