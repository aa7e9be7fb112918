/** Who is signed in: in the browser, and at the applications that people signed in to; kept in MongoDB, hashed. */
@NullMarked
package io.broadsheet.identity.session;

import org.jspecify.annotations.NullMarked;
