package io.broadsheet.identity.session;

import io.broadsheet.chassis.Sha256;
import java.util.HexFormat;

/** What is kept of tokens: who reads the database can sign in with none. */
final class TokenHash {

    private TokenHash() {}

    static String of(String token) {
        return HexFormat.of().formatHex(Sha256.of(token));
    }
}
