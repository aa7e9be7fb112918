package io.broadsheet.chassis.health;

import org.apache.coyote.AbstractProtocol;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Answers on the management port from platform threads, a few of its own: Spring Boot's setting for virtual threads is
 * for that server too, and a probe could not say that virtual threads no longer run.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class ManagementThreads {

    private static final int MOST = 10;

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> platformThreads() {
        return factory -> factory.addProtocolHandlerCustomizers(protocol -> {
            // None: Tomcat makes its own of platform threads.
            protocol.setExecutor(null);
            if (protocol instanceof AbstractProtocol<?> connections) {
                connections.setMinSpareThreads(1);
                connections.setMaxThreads(MOST);
            }
        });
    }
}
