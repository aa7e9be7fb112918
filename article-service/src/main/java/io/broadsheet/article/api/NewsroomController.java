package io.broadsheet.article.api;

import io.broadsheet.article.application.ArticleLists;
import io.broadsheet.article.application.ArticleLists.NewsroomWanted;
import io.broadsheet.article.application.ArticleLists.Place;
import io.broadsheet.article.application.ArticleState;
import io.broadsheet.article.application.ArticleWriting;
import io.broadsheet.article.application.Catalogue.Kind;
import io.broadsheet.article.application.ImageLibrary;
import io.broadsheet.article.application.NewsroomItem;
import io.broadsheet.article.application.TitleWords;
import io.broadsheet.article.domain.Action;
import io.broadsheet.article.domain.Articles.Call;
import io.broadsheet.chassis.Texts;
import io.broadsheet.chassis.security.RequiresScope;
import io.broadsheet.chassis.security.Scopes;
import io.broadsheet.chassis.web.IdempotencyKey;
import io.broadsheet.chassis.web.IfMatch;
import io.broadsheet.chassis.web.paging.Cursor;
import io.broadsheet.chassis.web.paging.CursorPage;
import io.broadsheet.chassis.web.paging.PageRequest;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where editors write. */
@RestController
@RequestMapping("/newsroom/articles")
@RequiresScope({Scopes.ARTICLES_WRITE, Scopes.ARTICLES_PUBLISH})
class NewsroomController {

    private static final int LONGEST_QUERY = 200;

    private final ArticleWriting writing;
    private final ArticleLists lists;
    private final ImageLibrary images;
    private final NewsroomAnswers answers;

    NewsroomController(ArticleWriting writing, ArticleLists lists, ImageLibrary images, NewsroomAnswers answers) {
        this.writing = writing;
        this.lists = lists;
        this.images = images;
        this.answers = answers;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @RequiresScope(Scopes.ARTICLES_WRITE)
    ResponseEntity<NewsroomArticle> start(
            @RequestBody DraftRequest draft, @Nullable IdempotencyKey key, Principal caller) {
        return answers.created(
                writing.start(draft.manuscript(images::above), call(draft, key), StaffMember.calling(caller)));
    }

    private static @Nullable Call call(DraftRequest draft, @Nullable IdempotencyKey key) {
        if (key == null) {
            return null;
        }
        var kept = key.of(draft);
        return new Call(kept.key(), kept.body());
    }

    /**
     * @param q words of the title, or beginnings of them: all of them
     * @param author in any spelling, as is the section
     * @param scheduled only what is to be published at an instant, the soonest first
     * @param unpublishedChanges only what is public and differs from its working copy
     */
    @GetMapping
    @Operation(summary = "Articles in any state, the latest change first")
    CursorPage<NewsroomSummary> list(
            @RequestParam @Nullable String state,
            @RequestParam @Nullable String q,
            @RequestParam @Nullable String author,
            @RequestParam @Nullable String section,
            @RequestParam(defaultValue = "false") boolean scheduled,
            @RequestParam(defaultValue = "false") boolean unpublishedChanges,
            PageRequest page) {
        if (q != null && q.length() > LONGEST_QUERY) {
            throw ProblemException.malformed("q: must have at most " + LONGEST_QUERY + " characters.");
        }
        var wanted = new NewsroomWanted(
                state(state),
                q == null || Texts.isBlank(q) ? null : TitleWords.of(q),
                key(Kind.AUTHOR, author),
                key(Kind.SECTION, section),
                unpublishedChanges,
                scheduled);
        var items = lists.newsroom(wanted, place(page), page.fetch());
        return CursorPage.of(items, page, item -> Cursor.at(scheduled ? time(item) : item.changedAt(), item.id()))
                .map(NewsroomSummary::from);
    }

    private static @Nullable String key(Kind kind, @Nullable String name) {
        return name == null || Texts.isBlank(name) ? null : kind.key(name);
    }

    private static Instant time(NewsroomItem item) {
        return Objects.requireNonNull(item.schedule()).at();
    }

    private static @Nullable ArticleState state(@Nullable String word) {
        if (word == null || word.isEmpty()) {
            return null;
        }
        return Arrays.stream(ArticleState.values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> ProblemException.malformed("state: must be draft, published, withdrawn or erased."));
    }

    static @Nullable Place place(PageRequest page) {
        var after = page.after();
        return after == null ? null : new Place(after.instant(), after.id());
    }

    @GetMapping("/{id}")
    ResponseEntity<NewsroomArticle> article(@PathVariable UUID id) {
        return answers.of(writing.find(id));
    }

    /** @param autosave whether a program saves while somebody writes: such saves count as one for some minutes */
    @PutMapping("/{id}")
    @RequiresScope(Scopes.ARTICLES_WRITE)
    ResponseEntity<NewsroomArticle> edit(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestParam(defaultValue = "false") boolean autosave,
            @RequestBody DraftRequest draft,
            Principal caller) {
        return answers.of(writing.edit(
                id,
                IfMatch.required(ifMatch),
                draft.manuscript(image -> images.above(image).or(() -> writing.picture(id, image))),
                autosave ? Action.AUTOSAVED : Action.EDITED,
                StaffMember.calling(caller)));
    }
}
