package io.broadsheet.article.api;

import io.broadsheet.article.application.ArticleHistory;
import io.broadsheet.article.application.ArticleWriting;
import io.broadsheet.article.application.RevisionDifferences;
import io.broadsheet.article.application.Revisions.Listed;
import io.broadsheet.article.application.Revisions.Revision;
import io.broadsheet.article.domain.Activity;
import io.broadsheet.chassis.security.RequiresScope;
import io.broadsheet.chassis.security.Scopes;
import io.broadsheet.chassis.text.Differences;
import io.broadsheet.chassis.web.IfMatch;
import io.broadsheet.chassis.web.paging.Cursor;
import io.broadsheet.chassis.web.paging.CursorPage;
import io.broadsheet.chassis.web.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where editors find what was saved before. */
@RestController
@RequestMapping("/newsroom/articles/{id}/revisions")
@RequiresScope({Scopes.ARTICLES_WRITE, Scopes.ARTICLES_PUBLISH})
class RevisionsController {

    private final ArticleHistory history;
    private final ArticleWriting writing;
    private final NewsroomAnswers answers;

    RevisionsController(ArticleHistory history, ArticleWriting writing, NewsroomAnswers answers) {
        this.history = history;
        this.writing = writing;
        this.answers = answers;
    }

    /** @param words of its source, as spaces part them */
    record RevisionLine(
            long version,
            Instant at,
            String action,
            @Nullable StaffMember by,
            String title,
            int words) {

        static RevisionLine from(Listed listed) {
            var step = listed.saved().step();
            return new RevisionLine(
                    listed.saved().version(),
                    step.at(),
                    DraftRequest.word(step.action()),
                    StaffMember.from(step.by()),
                    listed.title(),
                    listed.words());
        }
    }

    /** A text as it was saved. */
    record RevisionResponse(
            long version,
            Instant at,
            String action,
            @Nullable StaffMember by,
            String slug,
            String title,
            @Nullable String standfirst,
            List<String> authors,
            @Nullable String section,
            List<String> tags,
            String language,
            boolean commentsOpen,
            @Nullable Integer commentsCloseAfterDays,
            boolean pin,
            boolean breaking,
            @Nullable Instant breakingUntil,
            @Nullable NewsroomImage heroImage,
            @Nullable String canonicalUrl,
            NewsroomArticle.BodyResponse body) {

        static RevisionResponse from(Revision revision) {
            Activity saved = revision.saved();
            var copy = revision.copy();
            var details = copy.details();
            return new RevisionResponse(
                    saved.version(),
                    saved.step().at(),
                    DraftRequest.word(saved.step().action()),
                    StaffMember.from(saved.step().by()),
                    copy.slug().value(),
                    details.title(),
                    details.standfirst(),
                    details.authors(),
                    details.section(),
                    details.tags(),
                    details.language(),
                    details.commentsOpen(),
                    details.commentsCloseAfterDays(),
                    details.pin(),
                    details.breaking(),
                    details.breakingUntil(),
                    NewsroomImage.from(details.heroImage()),
                    details.canonicalUrl(),
                    NewsroomArticle.BodyResponse.from(copy.body()));
        }
    }

    /**
     * @param from version of the earlier revision; null if there is none
     * @param fields those that differ
     */
    record DifferencesResponse(@Nullable Long from, long to, List<FieldResponse> fields) {

        /** @param field as a draft names it: {@code title}, {@code body.source} */
        record FieldResponse(String field, List<ChangeResponse> changes) {}

        /** @param kind {@code equal}, {@code deleted} or {@code inserted} */
        record ChangeResponse(String kind, String text) {

            static ChangeResponse from(Differences.Piece piece) {
                return new ChangeResponse(DraftRequest.word(piece.kind()), piece.text());
            }
        }

        static DifferencesResponse from(RevisionDifferences differences) {
            return new DifferencesResponse(
                    differences.from(),
                    differences.to(),
                    differences.fields().stream()
                            .map(field -> new FieldResponse(
                                    field.field(),
                                    field.changes().stream()
                                            .map(ChangeResponse::from)
                                            .toList()))
                            .toList());
        }
    }

    @GetMapping
    @Operation(summary = "What was saved, the latest first; autosaves of one person within ten minutes are one")
    CursorPage<RevisionLine> list(@PathVariable UUID id, PageRequest page) {
        return CursorPage.of(
                        history.revisions(id, ActivityController.before(page), page.fetch()),
                        page,
                        listed -> new Cursor(listed.saved().version(), id))
                .map(RevisionLine::from);
    }

    @GetMapping("/{version}")
    @Operation(summary = "The text as it was at any version that the activity tells of")
    @ApiResponse(responseCode = "404", description = "No such version, or one that a later autosave stands for")
    RevisionResponse one(@PathVariable UUID id, @PathVariable long version) {
        return RevisionResponse.from(history.revision(id, version));
    }

    @GetMapping("/{version}/differences")
    @Operation(summary = "What differs from an earlier or later version, or from the revision before, word by word")
    DifferencesResponse differences(
            @PathVariable UUID id, @PathVariable long version, @RequestParam @Nullable Long from) {
        return DifferencesResponse.from(history.differences(id, from, version));
    }

    @PostMapping("/{version}/restore")
    @RequiresScope(Scopes.ARTICLES_WRITE)
    @Operation(
            summary = "Makes the text of a version the working copy again",
            description =
                    "Its address stays as it is now; readers see it at the next publication. A picture that has been"
                            + " deleted since does not come back, of which a warning tells")
    ResponseEntity<NewsroomArticle> restore(
            @PathVariable UUID id,
            @PathVariable long version,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            Principal caller) {
        var copy = history.revision(id, version).copy();
        var isGone = writing.isPictureGone(copy);
        var restored = writing.restore(id, IfMatch.optional(ifMatch), copy, StaffMember.calling(caller));
        return isGone ? answers.withoutItsPicture(restored) : answers.of(restored);
    }
}
