/** What each page shows. */
@NullMarked
package io.broadsheet.newsroom.view;

import org.jspecify.annotations.NullMarked;
