package io.broadsheet.website.page;

import io.broadsheet.chassis.PublicAddresses;
import io.broadsheet.website.form.RequestOrigin;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Refuses what pages of other sites have their visitors send: nobody subscribes or comments without knowing. */
@Component
class CrossSiteForms implements HandlerInterceptor, WebMvcConfigurer {

    private final PageRenderer renderer;
    private final PageResponder responder;
    private final URI site;
    private final Counter refused;

    CrossSiteForms(PageRenderer renderer, PageResponder responder, PublicAddresses addresses, MeterRegistry meters) {
        this.renderer = renderer;
        this.responder = responder;
        this.site = addresses.publicUrl();
        this.refused = Counter.builder("broadsheet.website.foreign.forms")
                .description("Forms sent by pages of other sites, refused")
                .register(meters);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!"POST".equals(request.getMethod()) || !isForeign(request)) {
            return true;
        }
        refused.increment();
        var page = renderer.message(403, "error.foreign", "error.foreign.text", "error.foreign.again");
        responder.write(page, request, response);
        return false;
    }

    private boolean isForeign(HttpServletRequest request) {
        return RequestOrigin.isForeign(
                request.getHeader("Sec-Fetch-Site"),
                request.getHeader(HttpHeaders.ORIGIN),
                request.getHeader(HttpHeaders.HOST),
                site);
    }
}
