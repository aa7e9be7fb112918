package io.broadsheet.identity.api;

import io.broadsheet.identity.account.AccountAdministration;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Everybody's own account, whatever they may do otherwise. */
@RestController
@RequestMapping("/account")
class OwnAccountController {

    private final Callers callers;
    private final AccountAdministration administration;

    OwnAccountController(Callers callers, AccountAdministration administration) {
        this.callers = callers;
        this.administration = administration;
    }

    @GetMapping
    ResponseEntity<AccountAnswer> account(JwtAuthenticationToken caller) {
        return AccountsController.answer(callers.self(caller));
    }

    /** Signs the person out everywhere, here too. */
    @DeleteMapping("/sessions")
    ResponseEntity<Void> endSessions(JwtAuthenticationToken caller) {
        var self = callers.self(caller);
        administration.endSessions(self.id(), self.name().value());
        return ResponseEntity.noContent().build();
    }
}
