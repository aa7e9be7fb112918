/** An SMTP server that delivers nothing: it keeps each mail in a folder and shows it, by Mailpit's calls and as a page. */
@NullMarked
package io.broadsheet.embedded.mail;

import org.jspecify.annotations.NullMarked;
