package io.broadsheet.chassis.messaging;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.KafkaAdmin;

/** The administrator's connection to the cluster, made at its first use: the start must not need Kafka's address. */
final class KafkaCluster implements DisposableBean {

    private static final int PATIENCE_MILLIS = 2000;

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

    /** Whether a broker answers now. */
    boolean answers() throws InterruptedException {
        try {
            admin().describeCluster(new DescribeClusterOptions().timeoutMs(PATIENCE_MILLIS))
                    .nodes()
                    .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return false;
        }
    }

    @Override
    public synchronized void destroy() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
        }
    }
}
