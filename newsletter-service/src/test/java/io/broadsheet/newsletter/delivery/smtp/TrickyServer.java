package io.broadsheet.newsletter.delivery.smtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** An SMTP server whose every answer can be another than usual. */
public final class TrickyServer implements AutoCloseable {

    /**
     * @param connection from 1
     * @param mail of the connection, from 1
     * @param verb BANNER, EHLO, STARTTLS, AUTH, MAIL, RCPT, DATA, DOT, ...
     * @param recipient of this mail, empty before RCPT
     */
    public record Call(int connection, int mail, String verb, String argument, String recipient) {}

    /** @param lines of the answer, without the last line's end; empty for none */
    public record Trick(String lines, boolean thenClose) {
        public static final Trick CLOSE = new Trick("", true);
        /** The usual answer, an octet at a time, with a pause before each. */
        public static final Trick SLOW = new Trick("SLOW", false);

        public static Trick answer(String lines) {
            return new Trick(lines, lines.startsWith("421"));
        }
    }

    /** @return null for the usual answer */
    @FunctionalInterface
    public interface Script {
        @Nullable Trick play(Call call) throws InterruptedException;
    }

    public record Taken(String recipient, String messageId, String from) {}

    private static final Duration OCTET_PAUSE = Duration.ofMillis(20);

    private final ServerSocket socket;
    private final @Nullable SSLContext tls;
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile Script script = call -> null;

    /** @param tls for STARTTLS, which is offered only with it */
    public TrickyServer(@Nullable SSLContext tls) throws IOException {
        this.tls = tls;
        this.socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public void plays(Script next) {
        script = next;
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** The mails for which the server has answered, or would have, that it took them. */
    public List<Taken> taken() {
        return taken;
    }

    public List<Call> calls() {
        return calls;
    }

    public long calls(String verb) {
        return calls.stream().filter(call -> call.verb().equals(verb)).count();
    }

    private void accept() {
        try {
            while (true) {
                var next = socket.accept();
                open.add(next);
                Thread.ofVirtual().start(() -> serve(next));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket plain) {
        try (plain) {
            new Session(plain, connections.incrementAndGet()).run();
        } catch (IOException | InterruptedException e) {
            // The client has gone, or the test.
        } finally {
            open.remove(plain);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (var each : open) {
                each.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Session {
        private final int number;
        private Socket wire;
        private BufferedReader in;
        private OutputStream out;
        private int mail = 1;
        private String from = "";
        private String recipient = "";
        private boolean over;

        Session(Socket wire, int number) throws IOException {
            this.number = number;
            this.wire = wire;
            this.in = reader(wire);
            this.out = wire.getOutputStream();
        }

        private static BufferedReader reader(Socket socket) throws IOException {
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        }

        void run() throws IOException, InterruptedException {
            answer("BANNER", "", "220 tricky ESMTP");
            for (var line = over ? null : in.readLine(); line != null && !over; line = over ? null : in.readLine()) {
                var verb = line.split("[ :]", 2)[0].toUpperCase();
                command(verb, line.substring(verb.length()).strip());
            }
        }

        private void command(String verb, String argument) throws IOException, InterruptedException {
            switch (verb) {
                case "EHLO" ->
                    answer(
                            verb,
                            argument,
                            tls == null || wire instanceof SSLSocket
                                    ? "250-tricky\r\n250 AUTH PLAIN LOGIN"
                                    : "250-tricky\r\n250-AUTH PLAIN LOGIN\r\n250 STARTTLS");
                case "STARTTLS" -> startTls();
                case "AUTH" -> answer(verb, argument, "235 2.7.0 Welcome");
                case "MAIL" -> {
                    from = argument;
                    recipient = "";
                    answer(verb, argument, "250 2.1.0 Ok");
                }
                case "RCPT" -> {
                    recipient = argument.replaceAll(".*<(.*)>.*", "$1");
                    answer(verb, argument, "250 2.1.5 Ok");
                }
                case "DATA" -> {
                    if (answer(verb, argument, "354 Go on").startsWith("354")) {
                        data();
                    }
                }
                case "QUIT" -> {
                    answer(verb, argument, "221 Bye");
                    over = true;
                }
                default -> answer(verb, argument, "250 Ok");
            }
        }

        private void data() throws IOException, InterruptedException {
            var messageId = "";
            var line = in.readLine();
            for (; line != null && !line.equals("."); line = in.readLine()) {
                if (line.startsWith("Message-ID:")) {
                    messageId = line;
                }
            }
            if (line != null) {
                var mail = new Taken(recipient, messageId, from);
                answer("DOT", "", "250 2.0.0 queued", said -> {
                    if (said.isEmpty() || said.startsWith("2")) {
                        taken.add(mail);
                    }
                });
                this.mail++;
            }
        }

        private void startTls() throws IOException, InterruptedException {
            answer("STARTTLS", "", "220 Go ahead");
            var secure = (SSLSocket) java.util.Objects.requireNonNull(tls)
                    .getSocketFactory()
                    .createSocket(wire, wire.getInetAddress().getHostAddress(), wire.getPort(), true);
            secure.setUseClientMode(false);
            secure.startHandshake();
            wire = secure;
            in = reader(secure);
            out = secure.getOutputStream();
        }

        private void write(byte[] bytes, boolean slowly) throws IOException, InterruptedException {
            var atOnce = slowly ? 1 : bytes.length;
            for (var start = 0; start < bytes.length; start += atOnce) {
                if (slowly) {
                    Thread.sleep(OCTET_PAUSE);
                }
                out.write(bytes, start, atOnce);
                out.flush();
            }
        }

        private String answer(String verb, String argument, String usual) throws IOException, InterruptedException {
            return answer(verb, argument, usual, said -> {});
        }

        /** @param decided is told before the client is */
        private String answer(String verb, String argument, String usual, Consumer<String> decided)
                throws IOException, InterruptedException {
            var call = new Call(number, mail, verb, argument, recipient);
            calls.add(call);
            var trick = script.play(call);
            var lines = trick == null || trick == Trick.SLOW ? usual : trick.lines();
            decided.accept(lines);
            if (!lines.isEmpty()) {
                write((lines + "\r\n").getBytes(StandardCharsets.US_ASCII), trick == Trick.SLOW);
            }
            if (trick != null && trick.thenClose()) {
                over = true;
                wire.close();
            }
            return lines;
        }
    }
}
