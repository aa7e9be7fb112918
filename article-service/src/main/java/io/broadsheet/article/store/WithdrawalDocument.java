package io.broadsheet.article.store;

import io.broadsheet.article.domain.Correction;
import io.broadsheet.article.domain.Slug;
import io.broadsheet.article.domain.Withdrawal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is left of a publication. Public only for the driver's record codec. */
public record WithdrawalDocument(
        Instant publishedAt, @Nullable String reason, Instant withdrawnAt, long version) {

    static WithdrawalDocument from(Withdrawal withdrawal) {
        return new WithdrawalDocument(
                withdrawal.publishedAt(), withdrawal.reason(), withdrawal.withdrawnAt(), withdrawal.version());
    }

    Withdrawal toWithdrawal(List<Slug> addresses, List<Correction> corrections) {
        return new Withdrawal(addresses, publishedAt, reason, withdrawnAt, version, corrections);
    }
}
