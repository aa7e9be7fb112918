package io.broadsheet.chassis.web;

import io.broadsheet.chassis.web.problem.Routes;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * Gives public GETs an {@code ETag}, a hash of the bytes, answers 304 to who has them, and sets {@code Cache-Control}
 * where the handler set none, whoever asks: they are the same for staff. Staff's own answers carry versions instead, and
 * what a token in the address leads to is nobody else's.
 */
final class PublicReads extends ShallowEtagHeaderFilter {
    private static final int ENOUGH = 16;

    private final String cacheControl;

    PublicReads(String cacheControl) {
        this.cacheControl = cacheControl;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !isRead(request) || StaffPaths.includes(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        super.doFilterInternal(request, response, (inner, answer) -> {
            chain.doFilter(inner, answer);
            setDefault(request, (HttpServletResponse) answer);
        });
    }

    private void setDefault(HttpServletRequest request, HttpServletResponse response) {
        if (response.getStatus() == HttpServletResponse.SC_OK && !response.containsHeader(HttpHeaders.CACHE_CONTROL)) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, carriesToken(request) ? "no-store" : cacheControl);
        }
    }

    private static boolean carriesToken(HttpServletRequest request) {
        return Routes.of(request).contains("{token") || request.getParameter("token") != null;
    }

    @Override
    protected boolean isEligibleForEtag(
            HttpServletRequest request, HttpServletResponse response, int status, InputStream body) {
        var kept = response.getHeader(HttpHeaders.CACHE_CONTROL);
        return status == HttpServletResponse.SC_OK && (kept == null || !kept.contains("no-store"));
    }

    @Override
    protected String generateETagHeaderValue(InputStream body, boolean weak) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(body, digest).transferTo(OutputStream.nullOutputStream());
            var hash = Arrays.copyOf(digest.digest(), ENOUGH);
            return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }

    private static boolean isRead(HttpServletRequest request) {
        return "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
    }
}
