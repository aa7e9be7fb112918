package io.broadsheet.standalone;

/** What the terminal shows once everything answers. */
record Welcome(Settings settings) {

    String text() {
        var text = new StringBuilder();
        if (!settings.real().identity()) {
            text.append("Credentials for the newsroom, name and password among them, are in ")
                    .append(settings.data().credentials())
                    .append('\n');
        }
        text.append("READY website ").append(settings.address(Port.WEBSITE));
        text.append(" newsroom ").append(settings.address(Port.NEWSROOM));
        text.append(" articles ").append(settings.address(Port.ARTICLES));
        text.append(" comments ").append(settings.address(Port.COMMENTS));
        text.append(" newsletter ").append(settings.address(Port.NEWSLETTER));
        var real = settings.real();
        if (!real.identity()) {
            text.append(" identity ").append(settings.address(Port.IDENTITY));
        }
        if (!real.mail()) {
            text.append(" mail ").append(settings.address(Port.MAIL_PAGE));
            text.append(" smtp 127.0.0.1:").append(settings.number(Port.SMTP));
        }
        if (!real.kafka()) {
            text.append(" kafka 127.0.0.1:").append(settings.number(Port.KAFKA));
        }
        if (!real.mongo()) {
            text.append(" mongodb 127.0.0.1:").append(settings.number(Port.MONGODB));
        }
        return text.toString();
    }
}
