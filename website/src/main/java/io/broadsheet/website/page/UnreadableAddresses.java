package io.broadsheet.website.page;

import io.broadsheet.website.cache.CachedPage;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What Tomcat refuses before any page is asked, links cut within an escape among it, gets a page of this site. */
@Configuration(proxyBeanMethods = false)
class UnreadableAddresses {

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> containerProblems(
            ObjectProvider<PageRenderer> renderer, ObjectProvider<PageResponder> responder) {
        return tomcat -> tomcat.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(PageValve.class.getName());
                host.getPipeline().addValve(new PageValve(renderer, responder));
            }
        });
    }

    private static final class PageValve extends ErrorReportValve {

        private final ObjectProvider<PageRenderer> renderer;
        private final ObjectProvider<PageResponder> responder;

        PageValve(ObjectProvider<PageRenderer> renderer, ObjectProvider<PageResponder> responder) {
            this.renderer = renderer;
            this.responder = responder;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            var status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                responder.getObject().write(page(status, request.getMethod()), request, response);
                response.finishResponse();
            } catch (IOException gone) {
                // Nobody is there to read it.
            }
        }

        /** An address that cannot be read leads nowhere: whoever follows a link is told no more than that. */
        private CachedPage page(int status, @Nullable String method) {
            var isLink = status == 400 && !"POST".equals(method);
            if (isLink || status == 404) {
                return renderer.getObject().message(404, "error.unknown", "error.unknown.text");
            }
            return status < 500
                    ? renderer.getObject().message(status, "error.unreadable", "error.unreadable.text")
                    : renderer.getObject().message(status, "error.fault", "error.fault.text");
        }
    }
}
