/** What readers send: comments and wishes to subscribe. */
@NullMarked
package io.broadsheet.website.form;

import org.jspecify.annotations.NullMarked;
