package io.broadsheet.embedded.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The dialogue of one connection (RFC 5321), for as many mails as the client likes. */
final class SmtpSession {

    static final int BIGGEST_MAIL = 25 * 1024 * 1024;

    private static final Logger log = LoggerFactory.getLogger(SmtpSession.class);
    private static final int MOST_RECIPIENTS = 1_000;
    private static final Set<String> MAIL_PARAMETERS = Set.of("SIZE", "BODY", "SMTPUTF8");

    private final SmtpConnection connection;
    private final MailStore store;
    private final Faults faults;
    private @Nullable String sender; // null: no mail was begun
    private boolean utf8;
    private final List<String> recipients = new ArrayList<>();

    SmtpSession(SmtpConnection connection, MailStore store, Faults faults) {
        this.connection = connection;
        this.store = store;
        this.faults = faults;
    }

    void run() throws IOException, InterruptedException {
        connection.send("220 localhost ESMTP Broadsheet mail catcher\r\n");
        boolean going = true;
        while (going) {
            String line = connection.readLine();
            Optional<Reply> reply = line == null ? Optional.of(Reply.LINE_TOO_LONG) : answer(line);
            if (reply.isPresent()) {
                connection.send(reply.get().line());
            }
            going = reply.isPresent() && !reply.get().hangsUp();
        }
        connection.flush();
    }

    /** Empty when the client is to be left without an answer. */
    private Optional<Reply> answer(String line) throws IOException, InterruptedException {
        int space = line.indexOf(' ');
        String verb = (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
        String argument = space < 0 ? "" : line.substring(space + 1);
        return switch (verb) {
            case "DATA" -> data();
            case "EHLO" -> Optional.of(ehlo(argument));
            case "HELO" -> Optional.of(argument.isBlank() ? Reply.SYNTAX : greeting());
            case "MAIL" -> Optional.of(mail(argument));
            case "RCPT" -> Optional.of(recipient(argument));
            case "RSET" -> Optional.of(reset());
            case "NOOP" -> Optional.of(Reply.OK);
            case "VRFY" -> Optional.of(new Reply(252, "2.1.5", "Send some mail, it will be kept"));
            case "HELP" -> Optional.of(new Reply(214, "2.0.0", "Every mail is kept here and delivered nowhere"));
            case "QUIT" -> Optional.of(Reply.BYE);
            default -> Optional.of(Reply.UNKNOWN_COMMAND);
        };
    }

    private Reply ehlo(String argument) throws IOException {
        if (argument.isBlank()) {
            return Reply.SYNTAX;
        }
        connection.send("250-localhost\r\n250-PIPELINING\r\n250-SIZE " + BIGGEST_MAIL
                + "\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-ENHANCEDSTATUSCODES\r\n");
        reset();
        return new Reply(250, null, "HELP");
    }

    private Reply greeting() {
        reset();
        return new Reply(250, null, "localhost");
    }

    private Reply mail(String argument) {
        AddressCommand command = AddressCommand.parse(argument);
        if (sender != null) {
            return Reply.OUT_OF_ORDER;
        }
        if (command == null) {
            return Reply.SYNTAX;
        }
        if (!MAIL_PARAMETERS.containsAll(command.parameters().keySet())) {
            return Reply.UNKNOWN_PARAMETER;
        }
        String size = command.parameters().getOrDefault("SIZE", "0");
        if (!size.matches("\\d{1,20}")) {
            return Reply.SYNTAX;
        }
        if (size.length() > 9 || Long.parseLong(size) > BIGGEST_MAIL) {
            return Reply.TOO_BIG;
        }
        utf8 = command.parameters().containsKey("SMTPUTF8");
        if (!utf8 && !command.isAscii()) {
            return Reply.NEEDS_UTF8;
        }
        sender = command.address();
        return Reply.OK;
    }

    private Reply recipient(String argument) {
        AddressCommand command = AddressCommand.parse(argument);
        if (sender == null) {
            return Reply.OUT_OF_ORDER;
        }
        if (command == null || command.address().isEmpty()) {
            return Reply.SYNTAX;
        }
        if (!command.parameters().isEmpty()) {
            return Reply.UNKNOWN_PARAMETER;
        }
        if (!utf8 && !command.isAscii()) {
            return Reply.NEEDS_UTF8;
        }
        if (recipients.size() == MOST_RECIPIENTS) {
            return Reply.TOO_MANY_RECIPIENTS;
        }
        return faults.atRecipient(command.address()).orElseGet(() -> {
            recipients.add(command.address());
            return Reply.OK;
        });
    }

    private Optional<Reply> data() throws IOException, InterruptedException {
        if (sender == null || recipients.isEmpty()) {
            return Optional.of(Reply.OUT_OF_ORDER);
        }
        connection.send(Reply.START_DATA.line());
        byte[] data = connection.readData(BIGGEST_MAIL);
        var envelope = new Envelope(sender, recipients);
        reset();
        if (data == null) {
            return Optional.of(Reply.TOO_BIG);
        }
        Thread.sleep(faults.delay(envelope));
        Optional<Reply> refusal = faults.atData(envelope);
        if (refusal.isPresent() || faults.dropsBeforeStoring(envelope)) {
            return refusal;
        }
        Reply stored = store(envelope, data);
        return faults.dropsAfterStoring(envelope) ? Optional.empty() : Optional.of(stored);
    }

    private Reply store(Envelope envelope, byte[] data) {
        try {
            return new Reply(250, "2.0.0", "Ok: kept as " + store.add(envelope, data));
        } catch (UncheckedIOException e) {
            log.error("A mail could not be stored", e);
            return Reply.NOT_STORED;
        }
    }

    private Reply reset() {
        sender = null;
        utf8 = false;
        recipients.clear();
        return Reply.OK;
    }
}
