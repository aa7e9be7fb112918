package io.broadsheet.newsroom.session;

import io.broadsheet.newsroom.view.Kept;
import org.springframework.http.ResponseEntity;

/** What is shown where somebody cannot go on as they are. */
public interface SignInPages {

    /** Nobody answers at the issuer. */
    ResponseEntity<String> issuerAway();

    /** The issuer, or we, did not take it. */
    ResponseEntity<String> refused();

    /** The answer of the issuer to a sign-in that this browser has not begun, or began too long ago. */
    ResponseEntity<String> begunElsewhere();

    /** A form that cannot be taken now: all that was typed is in the answer, to be sent again. */
    ResponseEntity<String> kept(Kept form);
}
