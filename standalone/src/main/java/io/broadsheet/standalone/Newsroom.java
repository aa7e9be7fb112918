package io.broadsheet.standalone;

import io.broadsheet.article.ArticleServiceApplication;
import io.broadsheet.chassis.ChassisApplication;
import io.broadsheet.comment.CommentServiceApplication;
import io.broadsheet.embedded.EmbeddedKafka;
import io.broadsheet.embedded.EmbeddedMongo;
import io.broadsheet.embedded.MailCatcher;
import io.broadsheet.identity.IdentityApplication;
import io.broadsheet.newsletter.NewsletterServiceApplication;
import io.broadsheet.newsroom.NewsroomApplication;
import io.broadsheet.standalone.Running.Turn;
import io.broadsheet.website.WebsiteApplication;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Starts the parts and the services, as much at once as they allow. */
final class Newsroom {

    private final Settings settings;
    private final Running running;
    private final Map<String, CompletableFuture<Void>> parts = new ConcurrentSkipListMap<>();
    private volatile @Nullable EmbeddedMongo database;

    Newsroom(Settings settings, Running running) {
        this.settings = settings;
        this.running = running;
    }

    /** @return done when every part is started, or failed as the first of them that did */
    CompletableFuture<?> start() {
        var real = settings.real();
        var nothing = CompletableFuture.<Void>completedFuture(null);
        var database = real.mongo() ? nothing : begin("database", nothing, this::mongo);
        if (!real.kafka()) {
            begin("kafka", nothing, this::kafka);
        }
        if (!real.mail()) {
            begin("mail", nothing, this::mail);
        }
        if (!real.identity()) {
            begin("identity", database, this::identity);
        }
        // It needs nobody to start: whoever is not there yet is missing on its pages for a moment.
        begin("website", nothing, this::website);
        begin("newsroom", nothing, this::newsroom);
        // A service waits for its database alone: it starts without a broker, as it would in production.
        begin("articles", database, this::articles);
        begin("comments", database, this::comments);
        begin("newsletter", database, this::newsletter);
        return firstFailureOrAll(parts.values());
    }

    /** The names of the parts that are not started yet. */
    List<String> missing() {
        return parts.entrySet().stream()
                .filter(part -> !part.getValue().isDone())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static CompletableFuture<?> firstFailureOrAll(Collection<CompletableFuture<Void>> parts) {
        var result = CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new));
        parts.forEach(part -> part.exceptionally(failure -> {
            result.completeExceptionally(failure);
            return null;
        }));
        return result;
    }

    /** The ports that something here will listen on. */
    Set<Port> ports() {
        var ports = EnumSet.allOf(Port.class);
        var real = settings.real();
        ports.removeIf(port -> switch (port) {
            case KAFKA -> real.kafka();
            case MONGODB -> real.mongo();
            case SMTP, MAIL_PAGE -> real.mail();
            case IDENTITY, IDENTITY_MANAGEMENT -> real.identity();
            default -> false;
        });
        return ports;
    }

    private void mongo() {
        var folder = settings.data().path().resolve("mongodb");
        running.start(Turn.DATABASE, () -> {
            var started = EmbeddedMongo.start(folder, settings.number(Port.MONGODB));
            database = started;
            return started;
        });
    }

    /** Whether what is written reaches the disk. After a write that did not, no other does until the next start. */
    boolean isWriting() {
        var started = database;
        return started == null || started.healthy();
    }

    private void kafka() {
        var folder = settings.data().path().resolve("kafka");
        running.start(Turn.BROKER, () -> EmbeddedKafka.start(folder, settings.number(Port.KAFKA)));
    }

    private void mail() {
        var folder = settings.data().path().resolve("mail");
        running.start(
                Turn.MAIL,
                () -> MailCatcher.start(folder, settings.number(Port.SMTP), settings.number(Port.MAIL_PAGE)));
    }

    private void identity() {
        running.start(Turn.CONTEXT, () -> IdentityApplication.start(settings.identity()));
    }

    private void articles() {
        var told = settings.articles();
        running.start(
                Turn.CONTEXT, () -> ChassisApplication.start(ArticleServiceApplication.class, "article-service", told));
    }

    private void comments() {
        var told = settings.service(Port.COMMENTS, Port.COMMENTS_MANAGEMENT);
        running.start(
                Turn.CONTEXT, () -> ChassisApplication.start(CommentServiceApplication.class, "comment-service", told));
    }

    private void newsletter() {
        var told = settings.newsletter();
        running.start(
                Turn.CONTEXT,
                () -> ChassisApplication.start(NewsletterServiceApplication.class, "newsletter-service", told));
    }

    private void website() {
        var told = settings.website();
        running.start(Turn.CONTEXT, () -> ChassisApplication.start(WebsiteApplication.class, "website", told));
    }

    private void newsroom() {
        var told = settings.newsroom();
        running.start(Turn.CONTEXT, () -> ChassisApplication.start(NewsroomApplication.class, "newsroom", told));
    }

    private CompletableFuture<Void> begin(String name, CompletableFuture<Void> after, Runnable start) {
        var begun = after.thenRunAsync(start, Newsroom::thread);
        parts.put(name, begun);
        return begun;
    }

    /** Platform threads: what a context starts inherits from the one that starts it. */
    private static void thread(Runnable work) {
        Thread.ofPlatform().name("start").start(work);
    }
}
