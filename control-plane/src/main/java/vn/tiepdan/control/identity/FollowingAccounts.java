package vn.tiepdan.control.identity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import vn.tiepdan.control.body.Following;
import vn.tiepdan.control.body.Merger;
import vn.tiepdan.control.body.Site;

/** Says whose accounts reach the body that follows; nothing is written, see {@link vn.tiepdan.control.body.Reach}. */
@ApplicationScoped
class FollowingAccounts implements Following {
    private final AccountStore accounts;

    FollowingAccounts(AccountStore accounts) {
        this.accounts = accounts;
    }

    @Override
    public Uni<List<Consequence>> after(Merger merger) {
        var following = merger.following().id();
        return accounts.all()
                .map(all -> all.stream()
                        .filter(account -> account.staff().bodies().stream().anyMatch(merger.ending()::contains))
                        .map(account ->
                                new Consequence("account-follows", "account:" + account.name(), "body:" + following))
                        .toList());
    }

    @Override
    public Uni<List<Consequence>> moved(Site site) {
        return Uni.createFrom().item(List.of());
    }
}
