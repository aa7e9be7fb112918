package io.broadsheet.website.page;

import io.broadsheet.website.text.Texts;
import io.broadsheet.website.view.Byline;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** "By A, B and C", each name a link. */
@Component
class Bylines {

    private final Texts texts;

    Bylines(Texts texts) {
        this.texts = texts;
    }

    Byline of(List<String> authors) {
        var around = texts.around("article.by", authors.size());
        var names = IntStream.range(0, authors.size())
                .mapToObj(author -> new Byline.Name(around.get(author), Paths.author(authors.get(author))))
                .toList();
        return new Byline(names, around.isEmpty() ? "" : around.getLast());
    }
}
