package io.broadsheet.identity;

import io.broadsheet.chassis.web.json.StrictJson;
import io.broadsheet.chassis.web.limit.BodyLimit;
import io.broadsheet.chassis.web.limit.HttpSettings;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;

/** Calls are read here as the services read theirs. */
@Configuration(proxyBeanMethods = false)
class JsonCalls {

    @Bean
    ServerHttpMessageConvertersCustomizer strictJson() {
        return converters -> converters.withJsonConverter(new JacksonJsonHttpMessageConverter(StrictJson.mapper()));
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(HttpSettings settings) {
        var registration = new FilterRegistrationBean<>(new BodyLimit(settings));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }
}
