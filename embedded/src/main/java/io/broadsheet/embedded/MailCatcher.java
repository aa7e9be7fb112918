package io.broadsheet.embedded;

import io.broadsheet.embedded.mail.MailSite;
import io.broadsheet.embedded.mail.MailStore;
import io.broadsheet.embedded.mail.SmtpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/**
 * An SMTP server on the loopback interface that delivers nothing: it keeps the newest mails in a folder, answers
 * Mailpit's calls and shows the mails as pages. A mail that was answered with 250 survives {@code kill -9}.
 */
public final class MailCatcher implements AutoCloseable {

    private final DataLock lock;
    private final SmtpServer smtp;
    private final MailSite site;

    private MailCatcher(DataLock lock, SmtpServer smtp, MailSite site) {
        this.lock = lock;
        this.smtp = smtp;
        this.site = site;
    }

    /**
     * How a catcher behaves.
     *
     * @param keep how many mails stay: the newest ones
     * @param faults whether a recipient's local part may ask for a failure, such as {@code reject-550-5.1.1},
     *     {@code defer-451}, {@code greylist-2}, {@code content-554-5.7.1}, {@code slow-2000}, {@code drop} or
     *     {@code drop-stored}, each with a free suffix after {@code +}
     */
    public record Options(int keep, boolean faults) {

        public static final Options DEFAULTS = new Options(10_000, false);

        public Options withFaults() {
            return new Options(keep, true);
        }

        public Options keeping(int newest) {
            return new Options(newest, faults);
        }
    }

    public static MailCatcher start(Path data, int smtpPort, int httpPort) {
        return start(data, smtpPort, httpPort, Options.DEFAULTS);
    }

    /**
     * A catcher that takes mail by the time this returns.
     *
     * @param data its folder, created when it is new
     * @param smtpPort the port for mail, 0 for a free one
     * @param httpPort the port for pages and calls, 0 for a free one
     * @throws PortInUse when one of the ports is taken
     * @throws DataInUse when another process has the folder open
     */
    public static MailCatcher start(Path data, int smtpPort, int httpPort, Options options) {
        DataLock lock = DataLock.on(data);
        try {
            return start(lock, MailStore.open(data, options.keep()), smtpPort, httpPort, options.faults());
        } catch (IOException e) {
            lock.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static MailCatcher start(DataLock lock, MailStore store, int smtpPort, int httpPort, boolean faults)
            throws IOException {
        SmtpServer smtp = bind(smtpPort, address -> SmtpServer.start(address, store, faults));
        try {
            return new MailCatcher(lock, smtp, bind(httpPort, address -> MailSite.start(address, store)));
        } catch (IOException | RuntimeException e) {
            smtp.close();
            throw e;
        }
    }

    private interface Start<T> {
        T at(InetSocketAddress address) throws IOException;
    }

    private static <T> T bind(int port, Start<T> server) throws IOException {
        try {
            return server.at(Ports.loopback(port));
        } catch (BindException taken) {
            throw new PortInUse(port);
        }
    }

    public int smtpPort() {
        return smtp.port();
    }

    public int httpPort() {
        return site.port();
    }

    @Override
    public void close() {
        site.close();
        try {
            smtp.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.close();
        }
    }
}
