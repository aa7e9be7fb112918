package io.broadsheet.newsroom.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.broadsheet.chassis.security.ScopesFromClaim;
import io.broadsheet.chassis.security.StaffSettings;
import io.broadsheet.newsroom.NewsroomSettings;
import java.text.ParseException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes tokens only that the issuer has signed: an access token for this installation, an id token for this client. */
@Component
class TokenChecks {

    private static final Set<JWSAlgorithm> ALGORITHMS = algorithms();

    private final NewsroomSettings settings;
    private final String audience;
    private final ScopesFromClaim scopes;

    TokenChecks(NewsroomSettings settings, StaffSettings staff) {
        this.settings = settings;
        this.audience = staff.audience();
        this.scopes = new ScopesFromClaim(staff);
    }

    /**
     * @param nonce that the id token must have; null where none was sent
     * @param issuer as it calls itself
     * @param keys the issuer's, a JWK set
     */
    Tokens check(
            @Nullable String access,
            @Nullable String refresh,
            @Nullable String id,
            @Nullable String nonce,
            String issuer,
            String keys)
            throws SignInRefused {
        if (access == null || id == null) {
            throw new SignInRefused("the issuer gave no token");
        }
        try {
            var set = JWKSet.parse(keys);
            var staff = processed(access, audience, issuer, set);
            var who = nonce == null ? staff : processed(id, settings.clientId(), issuer, set);
            if (nonce != null && !nonce.equals(who.getStringClaim("nonce"))) {
                throw new SignInRefused("the id token answers another sign-in");
            }
            return new Tokens(
                    staff.getSubject(),
                    name(who),
                    scopes.scopes(staff.getClaims()),
                    access,
                    refresh,
                    id,
                    staff.getExpirationTime().toInstant());
        } catch (ParseException | BadJOSEException | JOSEException refused) {
            throw new SignInRefused("a token is not the issuer's, or not meant for this installation");
        }
    }

    private JWTClaimsSet processed(String token, String audience, String issuer, JWKSet keys)
            throws ParseException, BadJOSEException, JOSEException {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(keys)));
        var expected = new JWTClaimsSet.Builder().issuer(issuer).build();
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(audience, expected, Set.of("sub", "exp")));
        return processor.process(token, null);
    }

    private static String name(JWTClaimsSet who) throws ParseException {
        for (var claim : new String[] {"name", "preferred_username"}) {
            var name = who.getStringClaim(claim);
            if (name != null && !name.isBlank()) {
                return name.strip();
            }
        }
        return who.getSubject();
    }

    /** Signed with a key of two halves; never with a shared secret. */
    private static Set<JWSAlgorithm> algorithms() {
        var all = new HashSet<JWSAlgorithm>(JWSAlgorithm.Family.RSA);
        all.addAll(JWSAlgorithm.Family.EC);
        return Set.copyOf(all);
    }
}
