package io.broadsheet.systemtest.faults;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What one schedule's load asked for and what it was answered. Nobody else touches its articles and readers. */
final class Ledger {

    final long seed;

    /** The topic that its articles have and its readers want: nobody else's. */
    final String tag;

    final List<LedgerArticle> articles = new CopyOnWriteArrayList<>();
    final List<LedgerComment> comments = new CopyOnWriteArrayList<>();
    final List<LedgerReader> readers = new CopyOnWriteArrayList<>();

    /** What waits for moderators; nobody else decides on it. */
    final List<LedgerHeld> held = new CopyOnWriteArrayList<>();

    final List<LedgerClaim> claims = new CopyOnWriteArrayList<>();
    /** Replies that readers see, of which somebody asked to be told. */
    final List<LedgerNotice> notices = new CopyOnWriteArrayList<>();

    /** Comments that a stream, or the list where that says so, told to who follows. */
    final Set<String> told = ConcurrentHashMap.newKeySet();
    /** Refusals that a command of the load does not deserve. */
    final List<String> refused = new CopyOnWriteArrayList<>();

    /** Of articles, as the site showed them. */
    final AtomicInteger pages = new AtomicInteger();

    /** Those of them that one of the same article by the same process came before. */
    final AtomicInteger comparedPages = new AtomicInteger();

    /** Pages of the site that were older than one before. */
    final List<String> outdated = new CopyOnWriteArrayList<>();

    /** @param run tells apart two runs of one seed in one system */
    Ledger(long seed, String run) {
        this.seed = seed;
        this.tag = "s" + seed + run;
    }

    void refused(String what, Calls.Answer answer) {
        refused.add(what + " was answered " + answer.status() + ": " + answer.body());
    }

    /** The article with a queue and a stream of its own; absent until there is one. */
    Optional<LedgerArticle> followed() {
        return articles.stream().findFirst();
    }

    record LedgerNotice(String email, String reply) {}

    /** @param until by the database's time */
    record LedgerClaim(String comment, String by, Instant until) {}

    /** Every command on it is repeated until it is acknowledged. Whoever claimed it decides on it, and nobody else. */
    static final class LedgerHeld {

        final String id;
        final Set<String> voters = ConcurrentHashMap.newKeySet();
        private final AtomicInteger up = new AtomicInteger();
        private final AtomicInteger down = new AtomicInteger();
        private volatile @Nullable String by;
        private volatile @Nullable String verdict;
        private volatile boolean acknowledged;

        LedgerHeld(String id) {
            this.id = id;
        }

        /** From now on it may happen. */
        void asked(String moderator, String wanted) {
            by = moderator;
            verdict = wanted;
        }

        void acknowledged() {
            acknowledged = true;
        }

        boolean isAcknowledged() {
            return acknowledged;
        }

        boolean isApproved() {
            return acknowledged && "approve".equals(verdict);
        }

        /** Null until somebody decided. */
        @Nullable String verdict() {
            return verdict;
        }

        @Nullable String by() {
            return by;
        }

        void voted(int value) {
            (value > 0 ? up : down).incrementAndGet();
        }

        int up() {
            return up.get();
        }

        int down() {
            return down.get();
        }

        int votes() {
            return voters.size();
        }
    }

    /** One command at a time is under way on an article, each on the version before it. */
    static final class LedgerArticle {

        enum Kind {
            DRAFT,
            PUBLISHED,
            WITHDRAWN,
            ERASED
        }

        /**
         * @param title of the working copy
         * @param publicTitle as readers see it, null if they never did
         * @param publicOpen whether comments are open as far as readers are concerned
         */
        record State(
                Kind kind,
                long version,
                String title,
                boolean open,
                @Nullable String publicTitle,
                boolean publicOpen) {

            /** Whether an article's answer is of this state, or of a later version in which no command changed it. */
            boolean isIn(Calls.Answer now) {
                if (kind == Kind.ERASED) {
                    return now.status() == 410;
                }
                return now.isDone()
                        && now.json().get("version").asLong() >= version
                        && now.json().get("title").asString().equals(title)
                        && now.json().get("state").asString().equals(kind.name().toLowerCase(Locale.ROOT))
                        && (kind != Kind.PUBLISHED || hasUnpublishedChanges(now) != title.equals(publicTitle));
            }

            /** The build before this one does not tell. */
            private boolean hasUnpublishedChanges(Calls.Answer now) {
                return now.json().path("unpublishedChanges").asBoolean(!title.equals(publicTitle));
            }

            boolean isAt(Calls.Answer now) {
                return now.isDone() && now.json().get("version").asLong() == version;
            }

            /** @param answered a command that changes nothing leaves the version as it is */
            State at(long answered) {
                return new State(kind, answered, title, open, publicTitle, publicOpen);
            }

            State edited(String newTitle, boolean newOpen) {
                return new State(kind, version + 1, newTitle, newOpen, publicTitle, publicOpen);
            }

            State published() {
                return new State(Kind.PUBLISHED, version + 1, title, open, title, open);
            }

            State withdrawn() {
                return new State(Kind.WITHDRAWN, version + 1, title, open, publicTitle, publicOpen);
            }

            State erased() {
                return new State(Kind.ERASED, version + 1, title, open, publicTitle, publicOpen);
            }
        }

        final String id;
        final Instant askedAt;
        final AtomicInteger looks = new AtomicInteger();
        final AtomicInteger possibleLooks = new AtomicInteger();

        /** Those of them that the site sends again until they are acknowledged. */
        final AtomicInteger looksAtTheSite = new AtomicInteger();

        private volatile String slug;
        private State acknowledged;
        private final List<State> possible = new ArrayList<>();
        private boolean perhapsTakenBack;

        LedgerArticle(String id, String slug, Instant askedAt, State draft) {
            this.id = id;
            this.slug = slug;
            this.askedAt = askedAt;
            this.acknowledged = draft;
        }

        /** Fixed by the first publication. */
        String slug() {
            return slug;
        }

        void slug(String now) {
            slug = now;
        }

        synchronized State acknowledged() {
            return acknowledged;
        }

        /**
         * The results of the commands since then whose answers are not known: one of them may still happen, as each
         * names the version it was asked for.
         */
        synchronized List<State> possible() {
            return List.copyOf(possible);
        }

        /** From now on it may happen. */
        synchronized void asked(State next) {
            possible.add(next);
            perhapsTakenBack |= next.kind() == Kind.WITHDRAWN || next.kind() == Kind.ERASED;
        }

        synchronized void acknowledged(State now) {
            acknowledged = now;
            // A command that changed nothing leaves late ones the version that they name.
            possible.removeIf(state -> state.version() <= now.version());
        }

        /** Whether somebody ever asked to withdraw or erase it: then nobody is sure to have got it in a digest. */
        synchronized boolean isPerhapsTakenBack() {
            return perhapsTakenBack;
        }
    }

    /** Every command on it is repeated until it is acknowledged. */
    static final class LedgerComment {
        final String id;
        final String articleId;
        final String editToken;
        volatile String text;
        volatile boolean approved;
        volatile boolean editedAfterApproval;
        volatile boolean removed;

        LedgerComment(String id, String articleId, String editToken, String text) {
            this.id = id;
            this.articleId = articleId;
            this.editToken = editToken;
            this.text = text;
        }
    }

    /** Every command on it is repeated until it is acknowledged. */
    static final class LedgerReader {
        final String email;
        /** Acknowledged ones that others hear of. */
        final AtomicInteger changes = new AtomicInteger();

        volatile @Nullable Instant confirmedAt;
        volatile @Nullable String token;
        volatile String cadence;
        volatile int hour;
        volatile boolean leaving;
        volatile @Nullable Instant leftAt;

        LedgerReader(String email, String cadence, int hour) {
            this.email = email;
            this.cadence = cadence;
            this.hour = hour;
        }
    }
}
