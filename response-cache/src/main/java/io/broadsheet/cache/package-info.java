/** Answers that lie ready in memory: kept until what they tell changes, written before anything else touches a call. */
@NullMarked
package io.broadsheet.cache;

import org.jspecify.annotations.NullMarked;
