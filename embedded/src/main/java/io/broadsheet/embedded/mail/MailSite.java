package io.broadsheet.embedded.mail;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The mails over HTTP: Mailpit's calls below {@code /api/v1}, pages for people elsewhere. */
public final class MailSite implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(MailSite.class);

    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final MailApi api;
    private final MailPages pages;

    private MailSite(HttpServer server, MailStore store) {
        this.server = server;
        this.api = new MailApi(store);
        this.pages = new MailPages(store);
    }

    public static MailSite start(InetSocketAddress address, MailStore store) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // else a second call waits 40 ms for an ACK
        var site = new MailSite(HttpServer.create(address, 0), store);
        site.server.setExecutor(site.workers);
        site.server.createContext("/", site::handle);
        site.server.start();
        return site;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange http) throws IOException {
        var exchange = new Exchange(http);
        try (http) {
            if (exchange.isForeign()) {
                exchange.answer(403, "text/plain", MailPages.POLICY, "Only for pages of this site\n");
                return;
            }
            List<String> path = exchange.path();
            boolean handled = path.size() > 2 && path.subList(0, 2).equals(List.of("api", "v1"))
                    ? api.handle(exchange, path.subList(2, path.size()))
                    : pages.handle(exchange, path);
            if (!handled) {
                exchange.answer(404, "text/plain", MailPages.POLICY, "Not found\n");
            }
        } catch (RuntimeException e) {
            log.error("{} failed", exchange.method(), e);
            exchange.answer(500, "text/plain", MailPages.POLICY, "Internal error\n");
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
