package io.broadsheet.newsletter.replies.application;

import io.broadsheet.chassis.store.DatabaseClock;
import io.broadsheet.newsletter.replies.domain.FollowedComment;
import io.broadsheet.newsletter.replies.domain.FollowedComments;
import io.broadsheet.newsletter.replies.domain.ReplyReader;
import io.broadsheet.newsletter.replies.domain.ReplyReaders;
import io.broadsheet.newsletter.subscription.Addressees;
import io.broadsheet.newsletter.subscription.Recipients.Recipient;
import io.broadsheet.newsletter.subscription.Recipients.Standing;
import io.broadsheet.newsletter.subscription.ReplyNotices;
import io.broadsheet.newsletter.subscription.application.SuppressedEnding;
import io.broadsheet.newsletter.subscription.domain.EndReason;
import io.broadsheet.newsletter.subscription.domain.SuppressionList;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Readers of reply notices, as sending and the subscriptions of the same addresses need to know them. */
@Component
class ReplyAddressees implements Addressees, ReplyNotices {
    private static final int ONLY_GENERATION = 1;

    private final ReplyReaders readers;
    private final FollowedComments followed;
    private final FollowEnd end;
    private final SuppressedEnding ending;
    private final SuppressionList suppressed;
    private final ReplySettings settings;
    private final DatabaseClock time;

    ReplyAddressees(
            ReplyReaders readers,
            FollowedComments followed,
            FollowEnd end,
            SuppressedEnding ending,
            SuppressionList suppressed,
            ReplySettings settings,
            DatabaseClock time) {
        this.readers = readers;
        this.followed = followed;
        this.end = end;
        this.ending = ending;
        this.suppressed = suppressed;
        this.settings = settings;
        this.time = time;
    }

    @Override
    public Map<UUID, Recipient> lookup(Collection<UUID> ids) {
        var found = readers.find(ids);
        var never = suppressed.among(found.stream().map(ReplyReader::addressKey).toList());
        return found.stream()
                .map(reader -> new Recipient(
                        reader.id(),
                        reader.address(),
                        standing(reader, never.get(reader.addressKey())),
                        ONLY_GENERATION))
                .collect(Collectors.toMap(Recipient::id, Function.identity()));
    }

    private static Standing standing(ReplyReader reader, @Nullable EndReason suppressedFor) {
        boolean asked = reader.confirmedAt() == null;
        if (suppressedFor != null) {
            // After a bounce the reader may ask anew, and is asked to confirm.
            return suppressedFor.endsByOptIn() && asked ? Standing.PENDING : Standing.SUPPRESSED;
        }
        return asked ? Standing.PENDING : Standing.ACTIVE;
    }

    @Override
    public void suppress(UUID id, String reason) {
        var why = EndReason.of(reason).orElse(EndReason.COMPLAINED);
        readers.find(id).ifPresent(reader -> {
            // The list first: should this process die here, nobody is mailed and the caller comes again.
            suppressed.add(reader.addressKey(), id, why, time.instant());
            // The subscription of the same address gets nothing any more; whoever asks for it anew is asked to confirm.
            ending.endOfAddress(reader.addressKey(), id, why, time.instant());
            end.forget(id);
        });
    }

    @Override
    public Optional<Held> held(String addressKey) {
        return readers.ofAddress(addressKey)
                .map(reader -> new Held(
                        reader.wish().cadence().word(),
                        reader.wish().zone(),
                        reader.wish().hour(),
                        followed.of(reader.id(), settings.mostHeld()).stream()
                                .map(ReplyAddressees::followed)
                                .toList()));
    }

    private static Followed followed(FollowedComment comment) {
        return new Followed(comment.commentId(), comment.articleId(), comment.askedAt(), comment.confirmedAt());
    }

    @Override
    public void forget(String addressKey) {
        readers.ofAddress(addressKey).ifPresent(reader -> end.forget(reader.id()));
    }

    @Override
    public Optional<String> addressKey(UUID reader) {
        return readers.find(reader).map(ReplyReader::addressKey);
    }

    @Override
    public Optional<String> language(UUID reader) {
        return readers.find(reader)
                .flatMap(known -> Optional.ofNullable(known.wish().language()));
    }
}
