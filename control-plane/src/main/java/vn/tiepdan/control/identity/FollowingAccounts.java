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
                        .filter(account -> goesOver(account, merger))
                        .map(account ->
                                new Consequence("account-follows", "account:" + account.name(), "body:" + following))
                        .toList());
    }

    /** With a role there that goes on after the merger. */
    private static boolean goesOver(Account account, Merger merger) {
        return account.mandates().stream()
                .filter(it ->
                        it.until().filter(end -> !end.isAfter(merger.from())).isEmpty())
                .flatMap(it -> it.post().body().stream())
                .anyMatch(merger.ending()::contains);
    }

    @Override
    public Uni<List<Consequence>> moved(Site site) {
        return Uni.createFrom().item(List.of());
    }
}
