package io.broadsheet.systemtest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What lies in the mail catcher, by reader: how often a reader got an article, and under which Message-IDs. */
record Inbox(List<Mail> mails) {

    record Mail(String to, String messageId, String source) {}

    static Inbox read(Story story, Newsroom newsroom) {
        var mails = new ArrayList<Mail>();
        for (JsonNode mail : story.mails(10_000)) {
            String source = Http.get(newsroom.mailUrl() + "/api/v1/message/"
                            + mail.get("ID").asString() + "/raw")
                    .expect(200)
                    .body();
            mails.add(new Mail(
                    mail.get("To").get(0).get("Address").asString(),
                    mail.get("MessageID").asString(),
                    source));
        }
        return new Inbox(mails);
    }

    /** Readers who got a mail with a link to the article. */
    Set<String> readersOf(Story.Published article) {
        return about(article).map(Mail::to).collect(Collectors.toSet());
    }

    /** Readers who got the article in two different mails; a mail that came twice has the same Message-ID. */
    Set<String> readersMailedTwice(Story.Published article) {
        Map<String, Set<String>> ids = new HashMap<>();
        about(article)
                .forEach(mail ->
                        ids.computeIfAbsent(mail.to(), to -> new HashSet<>()).add(mail.messageId()));
        return ids.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Mails that came more than once under one Message-ID: what was under way when somebody was killed. */
    long doubled(Story.Published article) {
        Map<String, Long> times = about(article).collect(Collectors.groupingBy(Mail::messageId, Collectors.counting()));
        return times.values().stream().mapToLong(count -> count - 1).sum();
    }

    private java.util.stream.Stream<Mail> about(Story.Published article) {
        // Quoted-printable may break the line in the middle of a link.
        var link = Pattern.compile(Pattern.quote("/articles/" + article.slug()) + "(?![\\p{Alnum}-])");
        return mails.stream()
                .filter(mail ->
                        link.matcher(mail.source().replaceAll("=\r?\n", "")).find());
    }
}
