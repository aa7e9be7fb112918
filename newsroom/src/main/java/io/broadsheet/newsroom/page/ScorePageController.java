package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.NewsroomSettings;
import io.broadsheet.newsroom.client.ModerationPolicy;
import io.broadsheet.newsroom.client.ModerationRules;
import io.broadsheet.newsroom.client.ScoreState;
import io.broadsheet.newsroom.client.ServiceAway;
import io.broadsheet.newsroom.session.Session;
import io.broadsheet.newsroom.view.ScoreView;
import java.net.URI;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was learned from moderators' decisions, how well, and by which words. */
@Controller
class ScorePageController {

    private static final String UNKNOWN = "und";

    private final ModerationRules rules;
    private final Pages pages;
    private final Formats formats;
    private final Locale locale;

    ScorePageController(ModerationRules rules, Pages pages, Formats formats, NewsroomSettings settings) {
        this.rules = rules;
        this.pages = pages;
        this.formats = formats;
        this.locale = settings.language();
    }

    @GetMapping("/moderation/score")
    ResponseEntity<String> score(@RequestParam(defaultValue = "") String what, Session session) throws ServiceAway {
        Moderators.require(session);
        var state = rules.score(session).orElse(null);
        var notice = what.equals("asked") ? pages.of("score.asked") : null;
        var view = state == null ? null : view(state, does(session), notice);
        return pages.moderation(
                200, session, pages.of("score.title"), List.of(), (templates, layout) -> templates.score(layout, view));
    }

    @PostMapping("/moderation/score")
    ResponseEntity<String> train(Session session) throws ServiceAway {
        Moderators.require(session);
        return rules.train(session)
                ? ResponseEntity.status(303)
                        .location(URI.create("/moderation/score?what=asked"))
                        .build()
                : pages.message(501, session, "not-offered");
    }

    private @Nullable String does(Session session) throws ServiceAway {
        return rules.policy(session)
                .map(ModerationPolicy::phases)
                .filter(phases -> !phases.isEmpty())
                .map(phases -> phases.stream()
                        .filter(phase -> phase.phase().equals("score"))
                        .map(ModerationPolicy.Phase::action)
                        .findFirst()
                        .orElse("off"))
                .map(action -> pages.of("score.does", action))
                .orElse(null);
    }

    private ScoreView view(ScoreState state, @Nullable String does, @Nullable String notice) {
        var training = state.training();
        var at = training.finishedAt();
        var told = switch (training.state()) {
            case "running" -> pages.of("score.running", training.read());
            case "requested" -> pages.of("score.requested");
            default ->
                at == null
                        ? pages.of("score.never")
                        : pages.of("score.idle", formats.moment(at).text());
        };
        return new ScoreView(
                does,
                told,
                training.state().equals("idle") ? null : pages.of("score.progress"),
                outside(state.outside()),
                notice,
                state.languages().stream().map(this::language).toList());
    }

    private @Nullable String outside(ScoreState.@Nullable Outside outside) {
        return outside == null
                ? null
                : pages.of("score.outside", outside.deadlineMillis(), outside.whenLate())
                        + (outside.away() ? " " + pages.of("score.outside-away") : "");
    }

    private ScoreView.Language language(ScoreState.Language of) {
        var model = of.model();
        var name = of.language().equals(UNKNOWN)
                ? pages.of("score.unknown-language")
                : pages.of(
                        "score.language", Locale.forLanguageTag(of.language()).getDisplayLanguage(locale));
        if (model == null) {
            return new ScoreView.Language(
                    name,
                    of.language(),
                    pages.of("score.not-enough", of.approved(), of.refused(), of.needed()),
                    List.of(),
                    List.of(),
                    List.of());
        }
        return new ScoreView.Language(
                name,
                of.language(),
                pages.of("score.learned", model.version(), model.learnedFrom(), of.approved(), of.refused()),
                Stream.of(measured("score.held-out", model.heldOut()), measured("score.since", model.since()))
                        .flatMap(List::stream)
                        .toList(),
                words(model.refusing()),
                words(model.approving()));
    }

    private List<ScoreView.Measured> measured(String key, ScoreState.@Nullable Measured measured) {
        return measured == null
                ? List.of()
                : List.of(new ScoreView.Measured(
                        pages.of(key, measured.decisions(), measured.refused()),
                        measured.thresholds().stream().map(this::line).toList()));
    }

    private ScoreView.Line line(ScoreState.Line line) {
        var numbers = NumberFormat.getIntegerInstance(locale);
        return new ScoreView.Line(
                NumberFormat.getInstance(locale).format(line.threshold()),
                numbers.format(line.held()),
                share(line.precision()),
                share(line.recall()));
    }

    private ScoreView.Share share(ScoreState.Share share) {
        return new ScoreView.Share(
                share.of() == 0
                        ? pages.of("score.no-share")
                        : pages.of("score.share", percent(share.value()), percent(share.low()), percent(share.high())),
                thousandth(share.value()),
                thousandth(share.low()),
                thousandth(share.high()));
    }

    private static long percent(double share) {
        return Math.round(share * 100);
    }

    private static int thousandth(double share) {
        return (int) Math.round(Math.clamp(share, 0, 1) * 1000);
    }

    private List<ScoreView.Telling> words(List<ScoreState.Telling> told) {
        return told.stream()
                .map(each -> new ScoreView.Telling(each.word(), pages.of("score.word-comments", each.comments())))
                .toList();
    }
}
