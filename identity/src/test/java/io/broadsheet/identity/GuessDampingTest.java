package io.broadsheet.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.chassis.web.client.ClientAddresses;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class GuessDampingTest {

    private final GuessDamping damping = new GuessDamping(
            new ClientAddresses(new ClientAddresses.Settings(List.of())),
            new GuessLimits(Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC)));

    @ParameterizedTest
    @ValueSource(strings = {"anna", "Anna", "aNna", "anna ", " ANNA\t", "\uFF41nna", "an\u200Bna"})
    void allSpellingsOfANameAreGuessedTogether(String spelling) throws Exception {
        for (int guess = 0; guess < 10; guess++) {
            signIn("anna");
        }

        assertThat(signIn(spelling).getRedirectedUrl()).isEqualTo(LoginPage.SLOW_DOWN);
        assertThat(signIn("omar").getRedirectedUrl()).isNotEqualTo(LoginPage.SLOW_DOWN);
    }

    @Test
    void aNameThatIsPaddedWithWhatNobodySeesIsGuessedWithTheOthers() throws Exception {
        for (int guess = 0; guess < 10; guess++) {
            signIn("\u200B".repeat(100 + guess) + "anna");
        }

        assertThat(signIn("anna").getRedirectedUrl()).isEqualTo(LoginPage.SLOW_DOWN);
        assertThat(signIn("\u200B".repeat(200) + "omar").getRedirectedUrl()).isNotEqualTo(LoginPage.SLOW_DOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"newsroom", "n%65wsroom", "%6E%65%77%73room"})
    void allSpellingsOfAClientAreGuessedTogether(String spelling) throws Exception {
        for (int guess = 0; guess < 10; guess++) {
            token("newsroom");
        }

        assertThat(token(spelling).getStatus()).isEqualTo(429);
        assertThat(token("archive").getStatus()).isEqualTo(401);
        assertThat(token("%zz").getStatus()).isEqualTo(401);
    }

    @Test
    void aCustomerOfManyNetworksIsNotManyReaders() throws Exception {
        for (int guess = 0; guess < 200; guess++) {
            signIn("person " + guess, "2001:db8:1:" + Integer.toHexString(guess) + "::1");
        }

        assertThat(signIn("omar", "2001:db8:1:ffff::1").getRedirectedUrl()).isEqualTo(LoginPage.SLOW_DOWN);
        assertThat(signIn("omar", "2001:db8:2:ffff::1").getRedirectedUrl()).isNotEqualTo(LoginPage.SLOW_DOWN);
    }

    private MockHttpServletResponse signIn(String name) throws Exception {
        return signIn(name, "127.0.0.1");
    }

    private MockHttpServletResponse signIn(String name, String address) throws Exception {
        var request = request(LoginPage.PATH);
        request.setRemoteAddr(address);
        request.setParameter("username", name);
        var response = new MockHttpServletResponse();
        damping.doFilter(request, response, (asked, answer) -> response.sendRedirect(LoginPage.FAILED));
        return response;
    }

    private MockHttpServletResponse token(String client) throws Exception {
        var request = request("/oauth2/token");
        var pair = (client + ":wrong").getBytes(StandardCharsets.UTF_8);
        request.addHeader(
                HttpHeaders.AUTHORIZATION, "Basic " + Base64.getEncoder().encodeToString(pair));
        var response = new MockHttpServletResponse();
        damping.doFilter(request, response, (asked, answer) -> response.setStatus(401));
        return response;
    }

    private static MockHttpServletRequest request(String path) {
        var request = new MockHttpServletRequest("POST", path);
        request.setServletPath(path);
        return request;
    }
}
