package io.broadsheet.chassis.testing;

import io.broadsheet.embedded.Ports;
import io.broadsheet.embedded.kafka.BrokerSettings;
import io.broadsheet.embedded.kafka.DataFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.security.auth.AuthenticationContext;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.security.authenticator.DefaultKafkaPrincipalBuilder;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;

/**
 * A broker that asks who may do what. On one of its ports everybody is a service, which may do everything but what it is
 * denied; on the other an administrator.
 */
public final class GuardedKafka implements AutoCloseable {

    private static final String SERVICE = "SERVICE";
    private static final String ANY = "*";

    private final KafkaRaftServer server;
    private final int servicePort;
    private final Admin admin;

    private GuardedKafka(KafkaRaftServer server, int servicePort, Admin admin) {
        this.server = server;
        this.servicePort = servicePort;
        this.admin = admin;
    }

    /** Takes who calls for whom the port is for. Made by Kafka, by its name. */
    public static final class ByPort extends DefaultKafkaPrincipalBuilder {

        @SuppressWarnings("NullAway") // they are for TLS and Kerberos
        public ByPort() {
            super(null, null);
        }

        @Override
        public KafkaPrincipal build(AuthenticationContext context) {
            return new KafkaPrincipal(KafkaPrincipal.USER_TYPE, context.listenerName());
        }
    }

    public static GuardedKafka start(Path data) throws Exception {
        DataFolder.format(data);
        int port = Ports.next();
        int servicePort = Ports.next();
        Properties settings = BrokerSettings.of(data, port, Ports.next());
        String listener = "," + SERVICE + "://127.0.0.1:" + servicePort;
        settings.merge("listeners", listener, (own, more) -> own + "" + more);
        settings.merge("advertised.listeners", listener, (own, more) -> own + "" + more);
        settings.merge("listener.security.protocol.map", "," + SERVICE + ":PLAINTEXT", (own, more) -> own + "" + more);
        settings.setProperty("authorizer.class.name", StandardAuthorizer.class.getName());
        settings.setProperty("principal.builder.class", ByPort.class.getName());
        settings.setProperty("super.users", "User:PLAINTEXT;User:CONTROLLER");
        var server = new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM);
        server.startup();
        var started =
                new GuardedKafka(server, servicePort, Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + port)));
        for (var everything : List.of(
                new ResourcePattern(ResourceType.TOPIC, ANY, PatternType.LITERAL),
                new ResourcePattern(ResourceType.GROUP, ANY, PatternType.LITERAL),
                new ResourcePattern(ResourceType.CLUSTER, Resource.CLUSTER_NAME, PatternType.LITERAL))) {
            started.put(new AclBinding(
                    everything,
                    new AccessControlEntry("User:" + SERVICE, ANY, AclOperation.ALL, AclPermissionType.ALLOW)));
        }
        return started;
    }

    /** For services. */
    public String bootstrapServers() {
        return "127.0.0.1:" + servicePort;
    }

    /** Everything may be done on it. */
    public Admin admin() {
        return admin;
    }

    public void deny(ResourceType of, String name, AclOperation operation) throws Exception {
        put(denial(of, name, operation));
    }

    public void allowAgain(ResourceType of, String name, AclOperation operation) throws Exception {
        admin.deleteAcls(List.of(denial(of, name, operation).toFilter())).all().get();
    }

    private void put(AclBinding rule) throws Exception {
        admin.createAcls(List.of(rule)).all().get();
    }

    private static AclBinding denial(ResourceType of, String name, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(of, name, PatternType.LITERAL),
                new AccessControlEntry("User:" + SERVICE, ANY, operation, AclPermissionType.DENY));
    }

    @Override
    public void close() throws IOException {
        admin.close();
        server.shutdown();
        server.awaitShutdown();
    }
}
