/** Tokens in links and answers that prove what they say by a signature alone. */
@NullMarked
package io.broadsheet.chassis.token;

import org.jspecify.annotations.NullMarked;
