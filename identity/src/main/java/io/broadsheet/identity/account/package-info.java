/** Who may sign in, with which password, and what they may do; kept in MongoDB. */
@NullMarked
package io.broadsheet.identity.account;

import org.jspecify.annotations.NullMarked;
