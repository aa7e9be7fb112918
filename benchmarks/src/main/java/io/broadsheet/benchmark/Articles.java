package io.broadsheet.benchmark;

import java.io.IOException;

/** Articles of about 5 KB. */
final class Articles {

    static final int PORT = 8081;
    private static final String STANDFIRST = "What the gates cost, and what they cannot do";
    private static final String PARAGRAPH =
            "“The gates of Nordvik closed for the first time on Thursday,” the harbour’s"
                    + " log says, and for an hour nothing moved on either side of them but the gulls. ";

    record Article(String id, String slug) {}

    private Articles() {}

    static Article publish(Site site, String title) throws IOException, InterruptedException {
        return publish(site, title, STANDFIRST);
    }

    static Article publish(Site site, String title, String standfirst) throws IOException, InterruptedException {
        String id = draft(site, title, standfirst);
        return new Article(id, Site.member(publishDraft(site, id), "slug"));
    }

    /** @return its id */
    static String draft(Site site, String title) throws IOException, InterruptedException {
        return draft(site, title, STANDFIRST);
    }

    private static String draft(Site site, String title, String standfirst) throws IOException, InterruptedException {
        var draft = """
                {"title":"%s","standfirst":"%s",
                 "body":{"format":"markdown","source":"%s"},"authors":["Åse Lund"],"section":"World",
                 "tags":["harbour"],"language":"en","commentsOpen":true}""".formatted(title, standfirst, (PARAGRAPH.repeat(3) + "\\n\\n").repeat(9));
        return Site.member(site.post(PORT, "/newsroom/articles", draft, 201), "id");
    }

    static String publishDraft(Site site, String id) throws IOException, InterruptedException {
        return site.post(PORT, "/newsroom/articles/" + id + "/publication", "{}", 200);
    }
}
