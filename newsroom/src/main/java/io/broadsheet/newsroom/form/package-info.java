/** What is typed into forms, and what it means. */
@NullMarked
package io.broadsheet.newsroom.form;

import org.jspecify.annotations.NullMarked;
