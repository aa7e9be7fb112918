package io.broadsheet.systemtest.faults;

import static org.awaitility.Awaitility.await;

import io.broadsheet.embedded.Ports;
import io.broadsheet.systemtest.Program;
import io.broadsheet.systemtest.StartedProcess;
import io.broadsheet.systemtest.TcpProxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The system as processes: two of each service and the site over them, three brokers, the database with a proxy before each service,
 * a mail server with tricks, and an issuer. Leases and the like are short, so that a fault can outlast them in seconds.
 */
final class RunningSystem implements AutoCloseable {

    static final String ARTICLES = "article-service";
    static final String COMMENTS = "comment-service";
    static final String NEWSLETTER = "newsletter-service";
    static final String WEBSITE = "website";
    static final List<String> SERVICES = List.of(ARTICLES, COMMENTS, NEWSLETTER);
    static final int INSTANCES = 2;

    /** SMTP connections of one newsletter-service. */
    static final int MAIL_CONNECTIONS = 4;

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Path data;
    private final int mongoPort = Ports.next();
    private final int smtpPort = Ports.next();
    private final List<AutoCloseable> opened = new ArrayList<>();

    final Brokers brokers;
    final StartedProcess mongo;
    final SmtpTricks smtp;
    final TokenIssuer issuer;
    final ScorerTricks scorer;
    private final List<Instance> instances = new ArrayList<>();

    /** @param builds where the two instances of each service come from, in their order; the rest is this build's */
    RunningSystem(Path data, List<Path> builds) {
        this(data, builds, SERVICES);
    }

    /** @param services those that are wanted */
    RunningSystem(Path data, List<Path> builds, List<String> services) {
        this.data = data;
        Path here = Program.THIS_BUILD;
        mongo = opened(StartedProcess.start(
                new Program(here, "embedded")
                        .command(List.of(
                                "mongodb",
                                "--data",
                                data.resolve("mongodb").toString(),
                                "--port",
                                Integer.toString(mongoPort))),
                data.resolve("mongodb.log")));
        brokers = opened(new Brokers(here, data));
        smtp = opened(new SmtpTricks(smtpPort));
        issuer = opened(new TokenIssuer(Ports.next()));
        scorer = opened(new ScorerTricks(Ports.next()));
        await("brokers").atMost(PATIENCE).until(brokers::answer);
        for (int number = 1; number <= INSTANCES; number++) {
            Path build = builds.get(number - 1);
            int added = number;
            services.forEach(service -> instances.add(start(service, added, build)));
            instances.forEach(this::awaitReady);
            // The second instances start from what the first have rehearsed.
            instances.parallelStream().filter(Instance::isRehearsing).forEach(instance -> instance.replace(build));
        }
        instances.forEach(this::awaitReady);
    }

    /** One instance of the site, of this build or another, over all others. */
    void openSite(Path build) {
        var place = new Instance.Place(WEBSITE, 1, Ports.next(), Ports.next());
        List<String> settings = ServiceSettings.ofSite(
                place,
                brokers.bootstrapServers(),
                balanced(ARTICLES),
                balanced(COMMENTS),
                balanced(NEWSLETTER),
                data.resolve(place.name()));
        // It has no database: nothing goes through this proxy.
        var proxy = opened(new MongoProxy(Ports.next(), mongoPort));
        var site = opened(new Instance(place, proxy, settings, data.resolve(place.name() + ".log"), build));
        instances.add(site);
        awaitReady(site);
        if (site.isRehearsing()) {
            site.replace(build);
            awaitReady(site);
        }
    }

    private String balanced(String service) {
        List<Integer> ports = instances(service).stream().map(Instance::port).toList();
        return opened(new TcpProxy(ports)).url();
    }

    /** None until {@link #openSite}. */
    Optional<Instance> site() {
        return instances(WEBSITE).stream().findFirst();
    }

    List<Instance> instances() {
        return List.copyOf(instances);
    }

    List<Instance> instances(String service) {
        return instances.stream()
                .filter(instance -> instance.service().equals(service))
                .toList();
    }

    Instance instance(String service, int number) {
        return instances(service).get(number - 1);
    }

    /** The database itself, without a proxy. */
    String mongoUri() {
        return "mongodb://127.0.0.1:" + mongoPort;
    }

    void awaitReady(Instance instance) {
        try {
            await(instance.name() + " ready")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(250))
                    .until(() -> instance.process().requireAlive() != null && instance.isReady());
        } catch (RuntimeException e) {
            throw new AssertionError(instance.name() + " is not ready, see " + instance.log(), e);
        }
    }

    private Instance start(String service, int number, Path build) {
        var place = new Instance.Place(service, number, Ports.next(), Ports.next());
        var proxy = opened(new MongoProxy(Ports.next(), mongoPort));
        // Links in mails lead to one instance; readers of the harness go where they like.
        String newsletterUrl = instances(NEWSLETTER).stream()
                .findFirst()
                .map(Instance::url)
                .orElse("http://127.0.0.1:" + place.port());
        List<String> settings = ServiceSettings.of(
                place,
                proxy.port(),
                brokers.bootstrapServers(),
                smtpPort,
                issuer.address(),
                scorer.address(),
                newsletterUrl,
                data.resolve(place.name()));
        return opened(new Instance(place, proxy, settings, data.resolve(place.name() + ".log"), build));
    }

    private <T extends AutoCloseable> T opened(T part) {
        opened.add(part);
        return part;
    }

    @Override
    public void close() {
        for (AutoCloseable part : opened.reversed()) {
            try {
                part.close();
            } catch (Exception e) {
                System.err.println("did not close: " + e);
            }
        }
    }
}
