package io.broadsheet.chassis.messaging;

import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.KafkaAdmin;

/** The administrator's connection to the cluster, made at its first use: the start must not need Kafka's address. */
final class KafkaCluster implements DisposableBean {

    private final KafkaAdmin settings;
    private @Nullable Admin admin;

    KafkaCluster(KafkaAdmin settings) {
        this.settings = settings;
    }

    /** @throws org.apache.kafka.common.KafkaException if no broker's name can be resolved for now */
    synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(settings.getConfigurationProperties());
        }
        return admin;
    }

    @Override
    public synchronized void destroy() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
        }
    }
}
