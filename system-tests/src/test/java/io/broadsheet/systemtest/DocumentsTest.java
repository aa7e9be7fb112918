package io.broadsheet.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages for people who run or change this lead where they say. */
class DocumentsTest {

    private static final Pattern LINK = Pattern.compile("]\\((?!\\w+:|#)([^)#\\s]+)");
    private static final Path OPERATING = Program.THIS_BUILD.resolve("docs/operating/README.md");
    private static final Path DECISIONS = Program.THIS_BUILD.resolve("docs/decisions");

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        var broken = new ArrayList<String>();
        List<Path> documents = documents();
        for (Path document : documents) {
            for (String target : links(document)) {
                if (!Files.exists(document.resolveSibling(target))) {
                    broken.add(Program.THIS_BUILD.relativize(document) + " → " + target);
                }
            }
        }
        assertThat(documents).hasSizeGreaterThan(100);
        assertThat(broken).isEmpty();
    }

    @Test
    void everyDecisionIsInTheListOfThem() throws IOException {
        Set<String> pages = new TreeSet<>();
        try (Stream<Path> files = Files.list(DECISIONS)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\d{4}-.*\\.md"))
                    .forEach(pages::add);
        }
        assertThat(links(DECISIONS.resolve("README.md"))).containsExactlyInAnyOrderElementsOf(pages);
    }

    @Test
    void everyRowOfWhatToWatchHasARuleOrSaysThatItHasNone() throws IOException {
        String rules = Files.readString(Program.THIS_BUILD.resolve("deploy/alerts.yml"));
        List<String> rows = Files.readAllLines(OPERATING).stream()
                .filter(row -> row.startsWith("| `broadsheet_"))
                .toList();

        assertThat(rows).hasSizeGreaterThan(20);
        assertThat(rows)
                .filteredOn(row -> !row.contains("no rule"))
                .allSatisfy(row -> assertThat(rules).contains(row.split("[`{]", 3)[1]));
    }

    /** Whoever has the old one alone takes no link that was signed by the new one. */
    @Test
    void whoeverHasTheTokenSecretIsStartedAnewWhenItIsExchanged() throws IOException {
        Set<String> holders = new TreeSet<>();
        Matcher given = Pattern.compile("for service in ([a-z ]+); do\\s+# With broadsheet.previous-token-secrets")
                .matcher(Files.readString(Program.THIS_BUILD.resolve("docker-compose.yml")));
        assertThat(given.find()).isTrue();
        Map<String, String> names = Map.of(
                "articles", "article-service", "comments", "comment-service", "newsletter", "newsletter-service");
        for (String folder : given.group(1).split(" ")) {
            holders.add(names.getOrDefault(folder, folder));
        }

        assertThat(Files.readAllLines(OPERATING))
                .filteredOn(line -> line.startsWith("docker compose up -d --force-recreate "))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.split(" ")).containsAll(holders));
    }

    private static List<Path> documents() throws IOException {
        var found = new ArrayList<Path>();
        for (String folder : List.of(
                "", "docs", "docs/decisions", "docs/operating", "deploy/compose", "benchmarks", "system-tests")) {
            try (Stream<Path> files = Files.list(Program.THIS_BUILD.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(found::add);
            }
        }
        return found;
    }

    private static List<String> links(Path document) throws IOException {
        return LINK.matcher(Files.readString(document))
                .results()
                .map((MatchResult link) -> link.group(1))
                .toList();
    }
}
