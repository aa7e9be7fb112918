package io.broadsheet.newsroom.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What an issuer says of itself (OpenID Connect Discovery 1.0, 3), as far as it is used here.
 *
 * @param accounts of our own issuer: where accounts are looked after
 */
record IssuerMetadata(
        @Nullable String issuer,
        @JsonProperty("authorization_endpoint") @Nullable URI authorization,
        @JsonProperty("token_endpoint") @Nullable URI token,
        @JsonProperty("jwks_uri") @Nullable URI keys,
        @JsonProperty("revocation_endpoint") @Nullable URI revocation,
        @JsonProperty("end_session_endpoint") @Nullable URI endSession,
        @JsonProperty("accounts_endpoint") @Nullable URI accounts) {}
