/** Comments, counts, the policy and the copy of articles in MongoDB; each index with the query it serves. */
@NullMarked
package io.broadsheet.comment.store;

import org.jspecify.annotations.NullMarked;
