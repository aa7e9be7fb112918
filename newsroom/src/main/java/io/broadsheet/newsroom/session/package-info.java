/** Who is signed in: at an OIDC issuer, kept in a sealed cookie and nowhere else. */
@NullMarked
package io.broadsheet.newsroom.session;

import org.jspecify.annotations.NullMarked;
