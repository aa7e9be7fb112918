package io.broadsheet.systemtest.faults;

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
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A mail server in this process that plays one trick at a time and keeps what it accepted. */
final class SmtpTricks implements AutoCloseable {

    /** What it does to its clients. */
    enum Trick {
        NONE,
        /** Answers nothing, wherever a conversation stands. */
        STALL,
        /** Takes its time for the end of each mail. */
        SLOW,
        /** Says 421 and hangs up: at the greeting, MAIL, RCPT, DATA and the final dot in turn. */
        GO_AWAY_421,
        /** Puts every recipient off. */
        LATER_451,
        /** Refuses every mail for the sender's reputation, which says nothing of its reader. */
        POLICY_571,
        /** Keeps every second mail and hangs up instead of saying so. */
        HANG_UP_AFTER_DOT
    }

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration USUAL = Duration.ofMillis(40);
    private static final Duration LONG = Duration.ofMillis(400);
    private static final int STEPS = 5;

    private final ServerSocket listener;
    private final List<Mail> accepted = new CopyOnWriteArrayList<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Gate gate = new Gate();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger hangUps = new AtomicInteger();
    private final AtomicInteger opened = new AtomicInteger();
    private volatile Trick trick = Trick.NONE;

    SmtpTricks(int port) {
        try {
            listener = new ServerSocket(port, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("smtp-tricks").start(this::accept);
    }

    void play(Trick next) {
        trick = next;
        if (next == Trick.STALL) {
            gate.shut();
        } else {
            gate.open();
        }
    }

    /** All mails since the last {@link #forget}, those last that came last. */
    List<Mail> accepted() {
        return accepted;
    }

    /** What the first mail to somebody has that has it; empty if none came in a while. */
    Optional<String> await(String email, Function<Mail, Optional<String>> part) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Optional<String> found = find(email, part);
            if (found.isPresent()) {
                return found;
            }
            Calls.pause(200);
        }
        return Optional.empty();
    }

    Optional<String> find(String email, Function<Mail, Optional<String>> part) {
        return accepted.stream()
                .filter(mail -> mail.to().equalsIgnoreCase(email))
                .flatMap(mail -> part.apply(mail).stream())
                .findFirst();
    }

    void forget() {
        accepted.clear();
    }

    /** How many mails were kept without saying so. */
    int hangUps() {
        return hangUps.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                connections.add(client);
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException e) {
                // closed
            }
        }
    }

    private void talk(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            new Conversation(client).run();
        } catch (IOException e) {
            // the client hung up
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(client);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket client : connections) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Conversation {

        private final BufferedReader in;
        private final OutputStream out;
        private final Mail.Connection connection = new Mail.Connection(opened.incrementAndGet(), Instant.now());
        private String to = "";

        Conversation(Socket client) throws IOException {
            in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            out = client.getOutputStream();
        }

        void run() throws IOException, InterruptedException {
            if (!answer(0, "220 tricks")) {
                return;
            }
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!command(line)) {
                    return;
                }
            }
        }

        private boolean command(String line) throws IOException, InterruptedException {
            String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            return switch (verb) {
                case "EHLO" -> answer(-1, "250-tricks\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 ENHANCEDSTATUSCODES");
                case "MAIL" -> answer(1, "250 2.1.0 Ok");
                case "RCPT" -> {
                    to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                    yield answer(2, trick == Trick.LATER_451 ? "451 4.3.0 Later" : "250 2.1.5 Ok");
                }
                case "DATA" -> answer(3, "354 Go on") && data();
                case "QUIT" -> {
                    answer(-1, "221 2.0.0 Bye");
                    yield false;
                }
                default -> answer(-1, "250 2.0.0 Ok");
            };
        }

        private boolean data() throws IOException, InterruptedException {
            var source = new StringBuilder();
            for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
                if (line == null) {
                    return false;
                }
                source.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            }
            Thread.sleep(trick == Trick.SLOW ? LONG : USUAL);
            gate.pass();
            if (isGoingAway(4)) {
                return false;
            }
            if (trick == Trick.POLICY_571) {
                return answer(-1, "550 5.7.1 Your network is not welcome today");
            }
            boolean hangsUp = trick == Trick.HANG_UP_AFTER_DOT && turn.incrementAndGet() % 2 == 0;
            accepted.add(Mail.of(to, source.toString(), connection, hangsUp));
            if (hangsUp) {
                hangUps.incrementAndGet();
                return false;
            }
            return answer(-1, "250 2.0.0 Kept");
        }

        /** @return false when the conversation is over */
        private boolean answer(int step, String text) throws IOException, InterruptedException {
            gate.pass();
            if (isGoingAway(step)) {
                return false;
            }
            say(text);
            return true;
        }

        private boolean isGoingAway(int step) throws IOException {
            if (trick != Trick.GO_AWAY_421 || turn.get() % STEPS != step) {
                return false;
            }
            turn.incrementAndGet();
            say("421 4.3.2 Closing");
            return true;
        }

        private void say(String text) throws IOException {
            out.write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
    }
}
