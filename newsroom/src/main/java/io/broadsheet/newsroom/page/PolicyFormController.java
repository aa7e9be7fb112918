package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.client.ModerationPolicy;
import io.broadsheet.newsroom.client.ModerationRules;
import io.broadsheet.newsroom.client.Outcome;
import io.broadsheet.newsroom.client.PolicyTrial;
import io.broadsheet.newsroom.client.Refusal;
import io.broadsheet.newsroom.client.ServiceAway;
import io.broadsheet.newsroom.form.PolicyForm;
import io.broadsheet.newsroom.session.Session;
import io.broadsheet.newsroom.view.PolicyView;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The policy: changed, tried on the last comments before it counts, and an older one taken up again. */
@Controller
class PolicyFormController {

    private static final String HERE = "/moderation/policy";
    private static final int USUALLY = 500;

    private final ModerationRules rules;
    private final Cards cards;
    private final FieldMessages messages;
    private final Formats formats;
    private final Pages pages;

    PolicyFormController(ModerationRules rules, Cards cards, FieldMessages messages, Formats formats, Pages pages) {
        this.rules = rules;
        this.cards = cards;
        this.messages = messages;
        this.formats = formats;
        this.pages = pages;
    }

    /** What is said beside the form. */
    private record Said(
            int status,
            @Nullable String notice,
            @Nullable String alert,
            Map<String, String> errors,
            int last,
            @Nullable PolicyTrial trial) {

        static Said notice(@Nullable String notice) {
            return new Said(200, notice, null, Map.of(), USUALLY, null);
        }
    }

    @GetMapping(HERE)
    ResponseEntity<String> policy(@RequestParam(defaultValue = "") String what, Session session) throws ServiceAway {
        Moderators.require(session);
        var said = what.matches("chosen|restored") ? pages.of("policy." + what) : null;
        return page(session, null, Said.notice(said));
    }

    @PostMapping(HERE)
    ResponseEntity<String> choose(
            @RequestParam(defaultValue = "trial") String then,
            @RequestParam(defaultValue = "500") int last,
            HttpServletRequest request,
            Session session)
            throws ServiceAway {
        Moderators.require(session);
        var form = PolicyForm.of(request);
        int tried = Math.clamp(last, 1, 2000);
        var unreadable = form.unreadable();
        if (!unreadable.isEmpty()) {
            var errors = new LinkedHashMap<String, String>();
            unreadable.forEach(name -> errors.put(name, pages.of("policy.no-number")));
            return page(session, form, new Said(422, null, pages.of("policy.errors"), errors, tried, null));
        }
        if (then.equals("save")) {
            return answer(rules.choose(session, form.body(), form.version()), session, form, tried, "chosen");
        }
        return switch (rules.tryOut(session, form.body(), tried)) {
            case Outcome.Done<PolicyTrial>(var trial) ->
                page(session, form, new Said(200, null, null, Map.of(), tried, trial));
            case Outcome.Refused<PolicyTrial>(var status, var why) -> page(session, form, refused(status, why, tried));
            case Outcome.Stale<PolicyTrial> _ -> page(session, form, stale(tried));
            case Outcome.NotOffered<PolicyTrial> _ -> pages.message(501, session, "not-offered");
        };
    }

    @PostMapping(HERE + "/versions/{version}/restoration")
    ResponseEntity<String> restore(
            @PathVariable long version, @RequestParam(defaultValue = "0") long seen, Session session)
            throws ServiceAway {
        Moderators.require(session);
        var note = pages.of("policy.back-note", version);
        return answer(rules.restore(session, version, seen, note), session, null, USUALLY, "restored");
    }

    private ResponseEntity<String> answer(
            Outcome<ModerationPolicy> outcome, Session session, @Nullable PolicyForm form, int last, String done)
            throws ServiceAway {
        return switch (outcome) {
            case Outcome.Done<ModerationPolicy> _ -> moved(done);
            case Outcome.Refused<ModerationPolicy>(var status, var why) ->
                page(session, form, refused(status, why, last));
            case Outcome.Stale<ModerationPolicy> _ ->
                form != null && isMade(form, session) ? moved(done) : page(session, form, stale(last));
            case Outcome.NotOffered<ModerationPolicy> _ -> pages.message(501, session, "not-offered");
        };
    }

    /** By this person's call before, of which the answer was lost. */
    private boolean isMade(PolicyForm form, Session session) throws ServiceAway {
        return rules.policy(session)
                .filter(policy -> session.subject().equals(policy.by()) && form.hasMade(policy))
                .isPresent();
    }

    private static ResponseEntity<String> moved(String done) {
        return ResponseEntity.status(303)
                .location(URI.create(HERE + "?what=" + done))
                .build();
    }

    private Said refused(int status, Refusal why, int last) {
        var errors = new LinkedHashMap<String, String>();
        why.errors()
                .forEach(error -> errors.putIfAbsent(
                        error.field()
                                .replaceFirst("^policy\\.", "")
                                .replaceFirst("^limits\\.", "")
                                .replaceFirst("\\[.*", ""),
                        messages.said(error)));
        return new Said(
                status, null, errors.isEmpty() ? messages.summary(why) : pages.of("policy.errors"), errors, last, null);
    }

    private Said stale(int last) {
        return new Said(412, null, pages.of("policy.stale"), Map.of(), last, null);
    }

    private ResponseEntity<String> page(Session session, @Nullable PolicyForm typed, Said said) throws ServiceAway {
        var current = rules.policy(session).orElse(null);
        if (current == null) {
            return pages.message(501, session, "not-offered");
        }
        var form = typed == null ? PolicyForm.of(current) : typed;
        long version = current.version() == null ? 0 : current.version();
        // After somebody else's change the next one is on purpose.
        var shown = said.status == 412
                ? new PolicyForm(
                        version,
                        form.mode(),
                        form.links(),
                        form.limits(),
                        form.phases(),
                        form.banned(),
                        form.suspect(),
                        form.note())
                : form;
        var versions = rules.policies(session, null)
                .map(page -> page.items().stream()
                        .map(each -> version(session, each, version))
                        .toList())
                .orElse(List.of());
        var view = new PolicyView(
                shown,
                told(session, current),
                !current.phases().isEmpty(),
                said.notice,
                said.alert,
                said.errors,
                said.last,
                said.trial == null ? null : trial(said.trial),
                versions);
        return pages.moderation(
                said.status,
                session,
                pages.of("policy.title"),
                List.of(),
                (templates, layout) -> templates.policy(layout, view));
    }

    private PolicyView.Version version(Session session, ModerationPolicy policy, long current) {
        long version = policy.version() == null ? 0 : policy.version();
        return new PolicyView.Version(version, told(session, policy), policy.note(), version == current);
    }

    private String told(Session session, ModerationPolicy policy) {
        var by = policy.by();
        var at = policy.at();
        return by == null || at == null
                ? pages.of("policy.default")
                : pages.of(
                        "policy.told",
                        Objects.requireNonNullElse(policy.version(), 0L),
                        formats.moment(at).text(),
                        cards.who(session, by));
    }

    private PolicyView.Trial trial(PolicyTrial trial) {
        var today = trial.today();
        var tried = trial.tried();
        var sums = today == null || tried == null
                ? List.<PolicyView.Sum>of()
                : List.of(
                        new PolicyView.Sum(pages.of("outcome.held"), today.held(), tried.held()),
                        new PolicyView.Sum(pages.of("outcome.refused"), today.refused(), tried.refused()),
                        new PolicyView.Sum(pages.of("outcome.let-through"), today.letThrough(), tried.letThrough()));
        return new PolicyView.Trial(
                pages.of(
                        "policy.trial",
                        trial.compared(),
                        trial.moreHeld(),
                        trial.moreRefused(),
                        trial.moreLetThrough()),
                uncounted(trial.uncounted()),
                sums,
                trial.comments().stream().map(this::different).toList());
    }

    private @Nullable String uncounted(List<String> names) {
        var known = names.stream()
                .map(name -> pages.ofKnown("policy.uncounted." + name))
                .filter(Objects::nonNull)
                .toList();
        return known.isEmpty() ? null : pages.of("policy.uncounted", String.join(", ", known));
    }

    private PolicyView.Different different(PolicyTrial.Different each) {
        var comment = each.comment();
        return new PolicyView.Different(
                "/moderation/comments/" + comment.id(),
                Objects.requireNonNullElse(comment.author(), ""),
                MarkedText.of(comment.text(), "text", each.heldFor()),
                comment.language(),
                pages.of("policy.change", outcome(each.today()), outcome(each.tried())),
                each.heldFor().stream().map(cards::reason).toList());
    }

    private String outcome(String name) {
        return Objects.requireNonNullElse(pages.ofKnown("outcome." + name), name);
    }
}
