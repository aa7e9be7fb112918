package io.broadsheet.article.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static io.broadsheet.article.domain.Fixtures.ANA;
import static io.broadsheet.article.domain.Fixtures.LATER;
import static io.broadsheet.article.domain.Fixtures.NOON;
import static io.broadsheet.article.domain.Fixtures.aDraft;
import static io.broadsheet.article.domain.Fixtures.asked;
import static io.broadsheet.article.domain.Fixtures.body;
import static io.broadsheet.article.domain.Fixtures.details;
import static io.broadsheet.article.domain.Fixtures.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import io.broadsheet.article.ArticleServiceTest;
import io.broadsheet.article.application.ArticleLists;
import io.broadsheet.article.application.ArticleLists.NewsroomWanted;
import io.broadsheet.article.application.ArticleWriting;
import io.broadsheet.article.application.DraftInput;
import io.broadsheet.article.application.NewsroomItem;
import io.broadsheet.article.application.TitleWords;
import io.broadsheet.article.domain.Action;
import io.broadsheet.article.domain.Activity;
import io.broadsheet.article.domain.Article;
import io.broadsheet.article.domain.Articles;
import io.broadsheet.article.domain.Articles.Call;
import io.broadsheet.article.domain.Articles.Entry;
import io.broadsheet.article.domain.CallRepeatedOtherwise;
import io.broadsheet.article.domain.Details;
import io.broadsheet.article.domain.Fixtures;
import io.broadsheet.article.domain.Focus;
import io.broadsheet.article.domain.Image;
import io.broadsheet.article.domain.Images;
import io.broadsheet.article.domain.Picture;
import io.broadsheet.article.domain.Rights;
import io.broadsheet.article.domain.Slug;
import io.broadsheet.article.domain.SlugTaken;
import io.broadsheet.article.domain.SourceType;
import io.broadsheet.article.domain.StaleVersion;
import io.broadsheet.article.domain.Words;
import io.broadsheet.chassis.Ids;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ArticleServiceTest
class MongoArticlesIT {

    private static final int AT_ONCE = 16;

    /** It has begun, and goes on after a page. */
    @Autowired
    private LookupRepair repair;

    @Autowired
    private ImageLookupRepair imageRepair;

    @Autowired
    private Images images;

    @Autowired
    private Articles articles;

    @Autowired
    private ArticleWriting writing;

    @Autowired
    private MongoDatabase database;

    @Autowired
    private ArticleLists lists;

    private final Ids ids = new Ids();

    @Test
    void readsWhatItWroteInEveryState() {
        var all = new Details(
                "Every field",
                "Standfirst",
                List.of("Ana", "Bo"),
                "World",
                List.of("a", "b"),
                "en-GB",
                false,
                14,
                true,
                true,
                LATER,
                new Details.HeroImage(
                        new Details.Uploaded(
                                ids.next(),
                                new Picture("0f", "jpg", 1_000, 500),
                                new Focus(70, 35),
                                new SourceType("digitalCapture")),
                        "/images/0f/1000.jpg",
                        "",
                        true,
                        null),
                "https://first.example/");
        var draft = Article.draft(asked("every-field"), all, body("Ebb and flow"), NOON);
        var id = articles.add(ids.next(), draft, null, step(Action.STARTED)).id();
        assertThat(articles.find(id)).contains(new Entry(id, draft, Activity.first(step(Action.STARTED))));

        var published = draft.publish(Fixtures::rendition, 2, NOON).next();
        var withdrawn = published.withdraw("Wrong", 3, LATER).next();
        var erased = withdrawn.erase(LATER).next();
        for (var state : List.of(published, withdrawn, erased)) {
            articles.update(id, step(Action.CHANGED), current -> new Article.Change(state, List.of()));
            assertThat(articles.find(id).orElseThrow().article()).isEqualTo(state);
            assertThat(articles.findBySlug(new Slug("every-field")))
                    .map(Entry::id)
                    .contains(id);
        }
    }

    @Test
    void imagesThatAnOlderBuildAddedAreFoundByTheirWords() throws Exception {
        var picture = new Picture("0e", "jpg", 300, 200);
        var image = images.add(
                Image.of(ids.next(), picture, new Words("Gannetry", false, "", "Ana Sorel"), Rights.UNKNOWN), null);
        var theirs = List.of("lookup", "version", "focus", "rights", "caption", "decorative");
        database.getCollection("images")
                .updateOne(
                        eq("_id", image.id()),
                        combine(theirs.stream().map(Updates::unset).toList()));
        assertThat(images.list(List.of("gann"), null, 10)).isEmpty();

        imageRepair.repairAll();

        assertThat(images.list(List.of("gann"), null, 10)).containsExactly(image);
        var changed = images.change(
                        image.id(), ANA, before -> before.changed(before.words(), new Focus(1, 2), before.rights()))
                .orElseThrow();
        assertThat(changed.version()).isEqualTo(2);
        assertThat(images.find(image.id())).contains(changed);
    }

    @Test
    void imagesAndArticlesThatAnOlderBuildFoldedAreFoundInCapitals() throws Exception {
        var image = images.add(
                Image.of(
                        ids.next(),
                        new Picture("0f", "jpg", 300, 200),
                        new Words("Μυτιλήνη", false, "", "Ana Sorel"),
                        Rights.UNKNOWN),
                null);
        database.getCollection("images")
                .updateOne(
                        eq("_id", image.id()),
                        combine(set("lookup.words", List.of("μυτιλήνη")), set("lookup.starts", List.of("μυ", "μυτι"))));
        var id = articles.add(ids.next(), aDraft("Ανάφη"), null, step(Action.STARTED))
                .id();
        database.getCollection("articles")
                .updateOne(
                        eq("_id", id),
                        combine(set("lookup.words", List.of("ανάφη")), set("lookup.starts", List.of("αν", "ανάφ"))));

        imageRepair.repairAll();
        repair.repairAll();

        assertThat(images.list(TitleWords.of("ΜΥΤΙΛΗΝΗ"), null, 10)).containsExactly(image);
        assertThat(lists.newsroom(new NewsroomWanted(null, TitleWords.of("ΑΝΑΦΗ"), null, null, false, false), null, 10))
                .extracting(NewsroomItem::id)
                .containsExactly(id);
    }

    @Test
    void manyArticlesOfOneTitleGetASlugEach() throws Exception {
        var manuscript = new DraftInput(null, details("The same title"), body("Ebb"));

        var slugs = atOnce(() -> slug(writing.start(manuscript, null, ANA)));

        assertThat(slugs).extracting(Future::resultNow).doesNotHaveDuplicates().hasSize(AT_ONCE);
    }

    @Test
    void oneCallMakesOneArticleHoweverOftenItComes() throws Exception {
        var manuscript = new DraftInput(null, details("Called often"), body("Ebb"));
        var call = new Call("often", "content");

        var made = atOnce(() -> writing.start(manuscript, call, ANA).id());

        assertThat(made)
                .extracting(Future::resultNow)
                .containsOnly(made.getFirst().resultNow());
        assertThatExceptionOfType(CallRepeatedOtherwise.class)
                .isThrownBy(() -> writing.start(manuscript, new Call("often", "other"), ANA));
    }

    @Test
    void ofEditsOfOneVersionOneWins() throws Exception {
        var id = articles.add(ids.next(), aDraft("Contested"), null, step(Action.STARTED))
                .id();

        var edits = atOnce(() -> writing.edit(
                id,
                Set.of(1L),
                new DraftInput(null, details("Edit " + UUID.randomUUID()), body("Ebb")),
                Action.EDITED,
                ANA));

        assertThat(edits)
                .filteredOn(edit -> edit.state() == Future.State.SUCCESS)
                .hasSize(1);
        assertThat(edits)
                .filteredOn(edit -> edit.state() == Future.State.FAILED)
                .extracting(Future::exceptionNow)
                .hasOnlyElementsOfType(StaleVersion.class);
        assertThat(articles.find(id).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void ofArticlesThatWantOneSlugOneGetsIt() throws Exception {
        var drafts = IntStream.range(0, AT_ONCE)
                .mapToObj(i -> articles.add(ids.next(), aDraft("Candidate " + i), null, step(Action.STARTED))
                        .id())
                .iterator();

        var edits = atOnce(() -> {
            UUID id;
            synchronized (drafts) {
                id = drafts.next();
            }
            return writing.edit(
                    id,
                    null,
                    new DraftInput(new Slug("the-one"), details("Candidate"), body("Ebb")),
                    Action.EDITED,
                    ANA);
        });

        assertThat(edits)
                .filteredOn(edit -> edit.state() == Future.State.SUCCESS)
                .hasSize(1);
        assertThat(edits)
                .filteredOn(edit -> edit.state() == Future.State.FAILED)
                .extracting(Future::exceptionNow)
                .hasOnlyElementsOfType(SlugTaken.class);
    }

    @Test
    void erasureLeavesNothingOfTheText() {
        var id = articles.add(ids.next(), aDraft("Secret plan"), new Call("secret", "secret"), step(Action.STARTED))
                .id();
        articles.update(id, step(Action.CHANGED), current -> current.article().publish(Fixtures::rendition, 2, NOON));

        articles.update(
                id,
                step(Action.CHANGED),
                current -> new Article.Change(current.article().erase(LATER).next(), List.of()));

        assertThat(articles.find(id).orElseThrow().article())
                .isEqualTo(new Article.Erased(List.of(new Slug("secret-plan")), LATER));
    }

    @Test
    void aBuildThatKnowsNoSchedulesAndCorrectionsLosesNone() {
        var published = aDraft("Beside an older build")
                .publish(Fixtures::rendition, 2, NOON)
                .next();
        var corrected = published
                .correct("It was 31.", false, Fixtures::rendition, 3, NOON)
                .next();
        var scheduled =
                corrected.schedule(LATER, ANA, Fixtures::rendition, NOON).next();
        var id = articles.add(ids.next(), aDraft("Beside an older build"), null, step(Action.STARTED))
                .id();
        articles.update(id, step(Action.SCHEDULED), current -> new Article.Change(scheduled, List.of()));

        // It sets the fields that it knows and no others.
        var document = database.getCollection("articles");
        document.updateOne(eq("_id", id), combine(set("details.title", "Of the older build"), inc("version", 1L)));
        var edited = articles.find(id).orElseThrow();
        assertThat(edited.article().schedule()).isEqualTo(scheduled.schedule());
        assertThat(((Article.Published) edited.article()).publication().corrections())
                .hasSize(1);
        assertThat(edited.latest().step().action()).isEqualTo(Action.CHANGED);
        assertThat(edited.latest().step().by()).isNull();
        document.updateOne(
                eq("_id", id),
                combine(
                        set("state", "withdrawn"),
                        unset("publication"),
                        set(
                                "withdrawal",
                                new Document("publishedAt", NOON)
                                        .append("withdrawnAt", LATER)
                                        .append("version", 5L)),
                        inc("version", 1L)));

        var withdrawn = (Article.Withdrawn) articles.find(id).orElseThrow().article();
        assertThat(withdrawn.withdrawal().corrections()).hasSize(1);
        articles.update(id, step(Action.ERASED), current -> current.article().erase(LATER));
    }

    @Test
    void whatAnOlderBuildWroteIsFoundByItsTitle() throws InterruptedException {
        var id = articles.add(ids.next(), aDraft("Unsearchable so far"), null, step(Action.STARTED))
                .id();
        var published = aDraft("Unsearchable so far")
                .publish(Fixtures::rendition, 2, NOON)
                .next();
        var edited = published.edit(asked("unsearched"), details("Unsearchable so far"), body("Ebb"), NOON);
        articles.update(id, step(Action.EDITED), current -> edited);
        database.getCollection("articles").updateOne(eq("_id", id), combine(unset("lookup"), unset("unpublished")));
        var wanted = new NewsroomWanted(null, List.of("unsearch"), null, null, true, false);
        assertThat(lists.newsroom(wanted, null, 10)).isEmpty();

        repair.repairAll();

        assertThat(lists.newsroom(wanted, null, 10))
                .extracting(NewsroomItem::id)
                .containsExactly(id);
        assertThat(articles.find(id).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void oneThatCannotBeReadHidesNoOtherFromTheRepair() throws InterruptedException {
        var broken = new UUID(0, 1);
        database.getCollection("articles")
                .insertOne(new Document("_id", broken).append("version", 1L).append("state", "draft"));
        for (var i = 0; i < 250; i++) {
            articles.add(ids.next(), aDraft("Many " + i), null, step(Action.STARTED));
        }
        var id = articles.add(ids.next(), aDraft("Unrepairedbehind the broken one"), null, step(Action.STARTED))
                .id();
        database.getCollection("articles").updateOne(eq("_id", id), unset("lookup"));

        repair.repairAll();

        assertThat(lists.newsroom(
                        new NewsroomWanted(null, List.of("unrepairedbehind"), null, null, false, false), null, 10))
                .extracting(NewsroomItem::id)
                .containsExactly(id);
        database.getCollection("articles").deleteOne(eq("_id", broken));
    }

    /** An older build takes away what it knows. */
    @Test
    void nothingIsLeftOfWhatAnOlderBuildErased() throws InterruptedException {
        var id = articles.add(ids.next(), aDraft("Never to be read again"), null, step(Action.STARTED))
                .id();
        articles.update(
                id,
                step(Action.EDITED),
                current -> current.article().edit(asked("never"), details("Never to be read"), body("Flood"), NOON));
        var before = database.getCollection("articles").find(eq("_id", id)).first();
        articles.update(id, step(Action.ERASED), current -> current.article().erase(LATER));
        database.getCollection("articles").updateOne(eq("_id", id), set("lookup", before.get("lookup")));
        assertThat(database.getCollection("article_revisions").countDocuments(eq("article", id)))
                .isEqualTo(1);

        repair.clearErased();

        assertThat(database.getCollection("articles").find(eq("_id", id)).first())
                .doesNotContainKey("lookup");
        assertThat(database.getCollection("article_revisions").countDocuments(eq("article", id)))
                .isZero();
    }

    @Test
    void draftsThatWereErasedLeaveTheirSlugsToOthers() {
        for (var i = 0; i < 2; i++) {
            var id = articles.add(
                            ids.next(),
                            Article.draft(asked("free-again"), details("Free"), body("Ebb"), NOON),
                            null,
                            step(Action.STARTED))
                    .id();
            articles.update(
                    id, step(Action.CHANGED), current -> current.article().erase(LATER));
        }
        assertThat(articles.findBySlug(new Slug("free-again"))).isEmpty();
    }

    private static String slug(Entry entry) {
        return ((Article.Draft) entry.article()).copy().slug().value();
    }

    /** The same task in many threads, all begun and all ended. */
    private static <T> List<Future<T>> atOnce(Callable<T> task) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            return threads.invokeAll(java.util.Collections.nCopies(AT_ONCE, task));
        }
    }
}
