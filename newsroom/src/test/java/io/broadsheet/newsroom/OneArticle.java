package io.broadsheet.newsroom;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** An article of another editor, and Ana, who may publish it. */
abstract class OneArticle extends OneNewsroom {

    static final String ID = "0197a0b0-0000-7000-8000-000000000001";
    static final String PATH = "/newsroom/articles/" + ID;

    TestBrowser ana;

    @Override
    Map<String, String> more() {
        return Map.of("broadsheet.newsroom.services.newsletter", articles.address());
    }

    @BeforeEach
    void anew() {
        issuer.audience = "broadsheet";
        issuer.subject = "ana";
        issuer.scope = "openid articles:write articles:publish";
        issuer.life = Duration.ofHours(1);
        issuer.otherNonce = false;
        issuer.endOfName = "";
        issuer.withoutKeys = false;
        issuer.groups = "";
        issuer.refreshed.set(0);
        articles.received.clear();
        articles.answer("GET /newsroom/articles", 200, "{\"items\":[" + article(3, "Tides") + "],\"next\":null}");
        articles.answer("GET " + PATH, 200, article(3, "Tides"));
        articles.answer("PUT " + PATH, 200, article(4, "Tides"));
        articles.answer("POST " + PATH + "/publication", 200, article(5, "Tides"));
        articles.answer("GET /sections", 200, "{\"items\":[{\"name\":\"World\",\"count\":2}]}");
        ana = new TestBrowser(address);
    }

    static String article(int version, String title) {
        return """
                {"id":"%s","slug":"tides","state":"draft","version":%d,"title":"%s","standfirst":"At noon.",
                 "body":{"format":"markdown","source":"Low.\\n\\nHigh."},"authors":["Åse Lund"],"section":"World","tags":[],
                 "language":"en","commentsOpen":true,"pin":false,"breaking":false,"heroImage":null,"canonicalUrl":null,
                 "changedAt":"2026-11-28T10:00:00Z","updatedBy":{"subject":"bo","name":"Bo"},"brandNew":1,
                 "warnings":[{"place":"body.source, line 3","message":"A picture is left out."}]}""".formatted(ID, version, title);
    }
}
