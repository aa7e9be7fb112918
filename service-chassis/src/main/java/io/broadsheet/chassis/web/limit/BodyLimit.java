package io.broadsheet.chassis.web.limit;

import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.broadsheet.chassis.web.problem.ProblemHandling;
import io.broadsheet.chassis.web.problem.Problems;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Refuses bodies over the limit with 413: at once when their length is told, else as soon as they pass it. */
public final class BodyLimit extends OncePerRequestFilter {
    private final long usual;
    private final List<Own> own;
    private final Filter aroundRefusals;

    private record Own(PathPattern path, long limit) {}

    public BodyLimit(HttpSettings settings) {
        this(settings, (request, response, chain) -> chain.doFilter(request, response));
    }

    /** @param aroundRefusals what would come later, and a refusal needs: a front-end may read what lets it */
    public BodyLimit(HttpSettings settings, Filter aroundRefusals) {
        this.aroundRefusals = aroundRefusals;
        this.usual = settings.bodyLimit().toBytes();
        this.own = settings.bodyLimits().entrySet().stream()
                .map(limit -> new Own(
                        PathPatternParser.defaultInstance.parse(limit.getKey()),
                        limit.getValue().toBytes()))
                .toList();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long limit = limit(request);
        if (request.getContentLengthLong() > limit) {
            aroundRefusals.doFilter(request, response, (inner, answer) -> refuse(request, response));
        } else if (request.getContentLengthLong() >= 0 || request.getHeader("Transfer-Encoding") == null) {
            chain.doFilter(request, response);
        } else {
            chain.doFilter(new Limited(request, limit), response);
        }
    }

    /** For a browser the container's error page, which a front-end has; else a problem. */
    private static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var accepts = request.getHeader(HttpHeaders.ACCEPT);
        if (accepts != null && accepts.contains(MediaType.TEXT_HTML_VALUE)) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else {
            Problems.write(response, tooLarge());
        }
    }

    private long limit(HttpServletRequest request) {
        if (own.isEmpty()) {
            return usual;
        }
        var path = PathContainer.parsePath(request.getRequestURI());
        return own.stream()
                .filter(candidate -> candidate.path().matches(path))
                .mapToLong(Own::limit)
                .findFirst()
                .orElse(usual);
    }

    private static ProblemException tooLarge() {
        return new ProblemException(Problem.TOO_LARGE, ProblemHandling.defaultDetail(Problem.TOO_LARGE));
    }

    private static final class Limited extends HttpServletRequestWrapper {
        private final long limit;

        Limited(HttpServletRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new LimitedStream(super.getInputStream(), limit);
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class LimitedStream extends ServletInputStream {
        private final ServletInputStream body;
        private long left;

        LimitedStream(ServletInputStream body, long limit) {
            this.body = body;
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            int read = body.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = body.read(into, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw tooLarge();
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
