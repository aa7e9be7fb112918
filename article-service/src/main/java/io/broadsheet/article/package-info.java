/** article-service: owns articles, from the draft to what readers see. */
@NullMarked
package io.broadsheet.article;

import org.jspecify.annotations.NullMarked;
