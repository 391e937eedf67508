package vn.tiepdan.control.identity.store;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.identity.Account;
import vn.tiepdan.control.identity.PasswordHash;
import vn.tiepdan.control.identity.Staff;
import vn.tiepdan.control.platform.StaffRole;

@Entity
@Table(name = "account")
@SuppressWarnings("NullAway.Init")
class AccountRow {
    @Id
    String name;

    @Enumerated(EnumType.STRING)
    StaffRole role;

    String password;
    Instant madeAt;
    String displayName;

    @Nullable
    Instant disabledAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "account_body", joinColumns = @JoinColumn(name = "account"))
    @Column(name = "body")
    Set<String> bodies = new HashSet<>();

    static AccountRow of(Account account) {
        var row = new AccountRow();
        row.name = account.staff().name();
        row.madeAt = account.madeAt();
        return row.becomes(account);
    }

    AccountRow becomes(Account account) {
        role = account.staff().role();
        password = account.password().text();
        displayName = account.displayName();
        disabledAt = account.disabledAt().orElse(null);
        var wanted = account.staff().bodies().stream().map(BodyId::value).collect(Collectors.toSet());
        bodies.retainAll(wanted);
        bodies.addAll(wanted);
        return this;
    }

    Account asAccount() {
        var reached = bodies.stream().map(BodyId::new).collect(Collectors.toSet());
        return new Account(
                new Staff(name, role, reached),
                displayName,
                Optional.ofNullable(disabledAt),
                new PasswordHash(password),
                madeAt);
    }
}
