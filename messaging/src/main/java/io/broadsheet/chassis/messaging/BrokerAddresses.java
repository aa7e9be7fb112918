package io.broadsheet.chassis.messaging;

import io.broadsheet.chassis.BadSetting;
import java.util.List;
import org.apache.kafka.common.utils.Utils;

/**
 * Refuses the start with addresses that no broker can have: clients are made in the background, where they would look
 * like brokers that are away.
 */
public final class BrokerAddresses {

    private static final int MOST = 65_535;

    /**
     * @param servers as clients are told them
     * @throws BadSetting unless each is a host and a port
     */
    public BrokerAddresses(List<String> servers) {
        if (servers.isEmpty() || !servers.stream().allMatch(BrokerAddresses::isOne)) {
            throw new BadSetting(
                    "spring.kafka.bootstrap-servers", "must be addresses with ports like kafka1:9092,kafka2:9092");
        }
    }

    private static boolean isOne(String server) {
        Integer port = Utils.getPort(server);
        return Utils.getHost(server) != null && port != null && port > 0 && port <= MOST;
    }
}
