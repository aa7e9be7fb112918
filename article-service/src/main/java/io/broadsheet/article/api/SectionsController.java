package io.broadsheet.article.api;

import io.broadsheet.article.application.SectionEditing;
import io.broadsheet.article.domain.SectionTree;
import io.broadsheet.article.domain.SectionTree.Section;
import io.broadsheet.article.domain.Sentence;
import io.broadsheet.chassis.Texts;
import io.broadsheet.chassis.security.RequiresScope;
import io.broadsheet.chassis.security.Scopes;
import io.broadsheet.chassis.web.IfMatch;
import io.broadsheet.chassis.web.problem.FieldErrors;
import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where editors name and order the paper's sections. */
@RestController
@RequestMapping("/newsroom/sections")
class SectionsController {

    private final SectionEditing sections;

    SectionsController(SectionEditing sections) {
        this.sections = sections;
    }

    /**
     * @param version 0 before the first change
     * @param sections in their order
     */
    record TreeResponse(
            long version,
            List<SectionResponse> sections,
            @Nullable Instant changedAt,
            @Nullable StaffMember changedBy) {

        static TreeResponse from(SectionTree tree) {
            return new TreeResponse(
                    tree.version(),
                    tree.sections().stream().map(SectionResponse::from).toList(),
                    tree.changedAt(),
                    StaffMember.from(tree.by()));
        }
    }

    /**
     * @param formerly names that it had, whose addresses lead to it
     * @param children sections within it, which have none themselves
     */
    record SectionResponse(String name, List<String> formerly, List<SectionResponse> children) {

        static SectionResponse from(Section section) {
            return new SectionResponse(
                    section.name(),
                    section.formerly(),
                    section.children().stream().map(SectionResponse::from).toList());
        }
    }

    record TreeRequest(@Nullable List<@Nullable SectionRequest> sections) {}

    /** @param formerly names that it had; articles with one get the name of now */
    record SectionRequest(
            @Nullable String name,
            @Nullable List<@Nullable String> formerly,
            @Nullable List<@Nullable SectionRequest> children) {}

    @GetMapping
    @RequiresScope({Scopes.ARTICLES_WRITE, Scopes.ARTICLES_PUBLISH})
    @Operation(summary = "The tree of sections, in its order")
    ResponseEntity<TreeResponse> tree() {
        return answer(sections.current());
    }

    @PutMapping
    @RequiresScope(Scopes.ARTICLES_PUBLISH)
    @Operation(
            summary = "Replaces the tree of sections",
            description = "A section that is renamed keeps its former name in `formerly`: articles get the name of now,"
                    + " soon, and the former address leads there. Sections that only articles name stand behind those of"
                    + " the tree")
    ResponseEntity<TreeResponse> change(
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody TreeRequest request,
            Principal caller) {
        var seen = IfMatch.required(ifMatch);
        var errors = new FieldErrors();
        var checked = new Checked(new FieldRules(errors));
        var all = checked.sections("sections", request.sections, true);
        errors.throwIfAny();
        return answer(sections.change(seen, all, StaffMember.calling(caller)));
    }

    private static final class Checked {

        private final FieldRules rules;
        /** Folded, of all sections so far, those of before too. */
        private final Set<String> names = new HashSet<>();

        private int count;

        Checked(FieldRules rules) {
            this.rules = rules;
        }

        List<Section> sections(String field, @Nullable List<@Nullable SectionRequest> typed, boolean required) {
            if (required) {
                rules.required(field, typed);
            }
            var all = new ArrayList<Section>();
            var items = Objects.requireNonNullElse(typed, List.<SectionRequest>of());
            for (var i = 0; i < items.size() && count <= SectionTree.MOST; i++) {
                count++;
                var section = section(field + "[" + i + "]", items.get(i), required);
                if (section != null) {
                    all.add(section);
                }
            }
            rules.check(!required || count <= SectionTree.MOST, field, Sentence.MANY);
            return all;
        }

        private @Nullable Section section(String field, @Nullable SectionRequest typed, boolean isTop) {
            rules.required(field, typed);
            if (typed == null) {
                return null;
            }
            var name = rules.requiredName(field + ".name", typed.name, DraftRequest.LONGEST_NAME);
            rules.check(names.add(Texts.folded(name)), field + ".name", Sentence.TWICE);
            var formerly = typed.formerly == null
                    ? List.<String>of()
                    : rules.names(
                            field + ".formerly", typed.formerly, SectionTree.MOST_FORMER, DraftRequest.LONGEST_NAME);
            for (var former : formerly) {
                rules.check(names.add(Texts.folded(former)), field + ".formerly", Sentence.FORMER_TWICE);
            }
            rules.check(
                    isTop || typed.children == null || typed.children.isEmpty(), field + ".children", Sentence.DEEP);
            return new Section(
                    name, formerly, isTop ? sections(field + ".children", typed.children, false) : List.of());
        }
    }

    private static ResponseEntity<TreeResponse> answer(SectionTree tree) {
        return ResponseEntity.ok().eTag("\"" + tree.version() + "\"").body(TreeResponse.from(tree));
    }
}
