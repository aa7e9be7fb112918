/** Newsletter service: who wants which news, when it is cut into editions, and its delivery by mail. */
@NullMarked
package io.broadsheet.newsletter;

import org.jspecify.annotations.NullMarked;
