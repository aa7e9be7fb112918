/** Black-box tests: the real processes, spoken to over HTTP and SMTP, killed in the middle. */
@NullMarked
package io.broadsheet.systemtest;

import org.jspecify.annotations.NullMarked;
