package io.broadsheet.chassis.web;

import io.broadsheet.chassis.PublicAddresses;
import io.broadsheet.chassis.web.client.ClientAddresses;
import io.broadsheet.chassis.web.json.StrictJson;
import io.broadsheet.chassis.web.json.UnicodeBodies;
import io.broadsheet.chassis.web.limit.BodyLimit;
import io.broadsheet.chassis.web.limit.HttpSettings;
import io.broadsheet.chassis.web.limit.RateLimiter;
import io.broadsheet.chassis.web.problem.ProblemErrorController;
import io.broadsheet.chassis.web.problem.ProblemHandling;
import io.broadsheet.chassis.web.problem.ProblemReportValve;
import io.broadsheet.chassis.web.stream.EventStreams;
import io.broadsheet.chassis.web.stream.StreamSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** HTTP as every service speaks it. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration",
            "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration",
            "org.springframework.boot.webmvc.autoconfigure.WebMvcObservationAutoConfiguration"
        })
@ConditionalOnProperty("broadsheet.service")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties({
    HttpSettings.class,
    CorsSettings.class,
    ClientAddresses.Settings.class,
    RateLimiter.Settings.class,
    StreamSettings.class
})
@Import({ProblemHandling.class, ProblemErrorController.class, UnicodeBodies.class})
public class WebAutoConfiguration {

    /** Of each connection. Calls are short, and what is large is read past it. */
    private static final DataSize READ_BUFFER = DataSize.ofKilobytes(2);

    @Bean
    ServerHttpMessageConvertersCustomizer strictJson() {
        return converters -> converters.withJsonConverter(new JacksonJsonHttpMessageConverter(StrictJson.mapper()));
    }

    @Bean
    ClientAddresses readers(ClientAddresses.Settings settings) {
        return new ClientAddresses(settings);
    }

    @Bean
    RateLimiter rateLimiter(ClientAddresses readers, RateLimiter.Settings settings, MeterRegistry meters) {
        return new RateLimiter(readers, settings, meters);
    }

    @Bean
    @Lazy
    EventStreams eventStreams(StreamSettings settings, MeterRegistry meters) {
        return new EventStreams(settings, meters);
    }

    @Bean
    RouteOnlyObservations routeOnlyObservations() {
        return new RouteOnlyObservations();
    }

    @Bean
    CorsFilter corsFilter(CorsSettings settings, PublicAddresses addresses) {
        return Cors.filter(settings, addresses);
    }

    /** It runs within the security filters. */
    @Bean
    FilterRegistrationBean<CorsFilter> corsFilterRegistration(CorsFilter filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(HttpSettings settings, CorsFilter cors) {
        var registration = new FilterRegistrationBean<>(new BodyLimit(settings, cors));
        // After the observation (highest + 1), before anything that could read the body.
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    @Bean
    FilterRegistrationBean<PublicReads> publicReads(HttpSettings settings) {
        var registration = new FilterRegistrationBean<>(new PublicReads(settings.cacheControl()));
        registration.setOrder(Ordered.LOWEST_PRECEDENCE - 10);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> connectionBuffers(HttpSettings settings) {
        return tomcat -> tomcat.addConnectorCustomizers(connector -> {
            connector.setProperty("socket.appReadBufSize", Long.toString(READ_BUFFER.toBytes()));
            connector.setProperty(
                    "socket.appWriteBufSize",
                    Long.toString(settings.writeBuffer().toBytes()));
        });
    }

    /** Tomcat fails with 500 for who reads more than ten; the length of headers bounds them. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> anyNumberOfLanguages() {
        return tomcat -> tomcat.addConnectorCustomizers(connector -> connector.setMaxLocaleCount(-1));
    }

    /** A front-end has pages for it, in a bean of this name. */
    @Bean
    @ConditionalOnMissingBean(name = "containerProblems")
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> containerProblems() {
        return tomcat -> tomcat.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemReportValve.class.getName());
            }
        });
    }

    @Bean
    WebMvcConfigurer chassisMvc(RateLimiter limiter) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(limiter);
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new RequestParameters());
            }
        };
    }
}
