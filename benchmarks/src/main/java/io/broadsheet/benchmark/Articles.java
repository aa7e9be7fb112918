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
        return Site.member(site.post(PORT, "/newsroom/articles", json(title, standfirst), 201), "id");
    }

    private static String json(String title, String standfirst) {
        return """
                {"title":"%s","standfirst":"%s",
                 "body":{"format":"markdown","source":"%s"},"authors":["Åse Lund"],"section":"World",
                 "tags":["harbour"],"language":"en","commentsOpen":true}""".formatted(title, standfirst, (PARAGRAPH.repeat(3) + "\\n\\n").repeat(9));
    }

    /** Gives the working copy of a published one another title. */
    static void retitle(Site site, Article article, String title) throws IOException, InterruptedException {
        String path = "/newsroom/articles/" + article.id();
        String version = Site.member(site.call("GET", PORT, path, "", 200), "version");
        site.edit(path, json(title, STANDFIRST), version);
    }

    static void withdraw(Site site, String id) throws IOException, InterruptedException {
        site.call("DELETE", PORT, "/newsroom/articles/" + id + "/publication?reason=Wrong", "", 200);
    }

    static String publishDraft(Site site, String id) throws IOException, InterruptedException {
        return site.post(PORT, "/newsroom/articles/" + id + "/publication", "{}", 200);
    }
}
