package io.broadsheet.article.api;

import io.broadsheet.article.application.NewsroomItem;
import io.broadsheet.article.domain.Details;
import io.broadsheet.article.domain.Schedule;
import io.broadsheet.article.domain.Sentence;
import io.broadsheet.article.domain.Slug;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An article as the newsroom sees it, without its text; of an erased article only the marker.
 *
 * @param updatedBy whoever made this version, if it is known
 * @param publishedAt first publication; null while it is not published
 * @param updatedAt latest publication
 * @param publishedVersion of the article at its latest publication
 * @param unpublishedChanges whether the working copy of a published article differs from what readers see
 */
record NewsroomSummary(
        UUID id,
        @Nullable String slug,
        String state,
        long version,
        @Nullable String title,
        @Nullable String standfirst,
        List<String> authors,
        @Nullable String section,
        List<String> tags,
        @Nullable String language,
        @Nullable Boolean commentsOpen,
        @Nullable Integer commentsCloseAfterDays,
        @Nullable Boolean pin,
        @Nullable Boolean breaking,
        @Nullable Instant breakingUntil,
        @Nullable NewsroomImage heroImage,
        @Nullable String canonicalUrl,
        Instant changedAt,
        @Nullable StaffMember updatedBy,
        @Nullable ScheduleResponse schedule,
        @Nullable Instant publishedAt,
        @Nullable Instant updatedAt,
        @Nullable Long publishedVersion,
        boolean unpublishedChanges) {

    /**
     * When the working copy is to be published.
     *
     * @param problem why it was not when the time came; null while all is well
     * @param problemCode what that says of the text, for programs; null also for a problem of an older build
     * @param problemArguments what it says beside that, in its order
     */
    record ScheduleResponse(
            Instant at,
            @Nullable StaffMember by,
            @Nullable String problem,
            @Nullable String problemCode,
            List<String> problemArguments) {

        static @Nullable ScheduleResponse from(@Nullable Schedule schedule) {
            if (schedule == null) {
                return null;
            }
            var problem = schedule.problem();
            var said = problem == null ? null : Sentence.of(problem).orElse(null);
            return new ScheduleResponse(
                    schedule.at(),
                    StaffMember.from(schedule.by()),
                    problem == null ? null : "The text " + problem + ".",
                    said == null ? null : said.sentence().code(),
                    said == null ? List.of() : said.arguments());
        }
    }

    static NewsroomSummary from(NewsroomItem item) {
        var details = item.details();
        return details == null ? marker(item) : from(item, details);
    }

    private static NewsroomSummary from(NewsroomItem item, Details details) {
        var published = item.published();
        return new NewsroomSummary(
                item.id(),
                word(item.slug()),
                item.state().word(),
                item.version(),
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
                item.changedAt(),
                StaffMember.from(item.updatedBy()),
                ScheduleResponse.from(item.schedule()),
                published == null ? null : published.publishedAt(),
                published == null ? null : published.updatedAt(),
                published == null ? null : published.version(),
                item.unpublishedChanges());
    }

    private static NewsroomSummary marker(NewsroomItem item) {
        return new NewsroomSummary(
                item.id(),
                word(item.slug()),
                item.state().word(),
                item.version(),
                null,
                null,
                List.of(),
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                item.changedAt(),
                StaffMember.from(item.updatedBy()),
                null,
                null,
                null,
                null,
                false);
    }

    private static @Nullable String word(@Nullable Slug slug) {
        return slug == null ? null : slug.value();
    }
}
