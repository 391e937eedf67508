package vn.tiepdan.control.identity.store;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.identity.Account;
import vn.tiepdan.control.identity.Mandate;
import vn.tiepdan.control.identity.PasswordHash;

@Entity
@Table(name = "account")
@SuppressWarnings("NullAway.Init")
class AccountRow {
    @Id
    String name;

    @Nullable
    String password;

    Instant madeAt;
    String displayName;

    @Nullable
    Instant disabledAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "account_role", joinColumns = @JoinColumn(name = "account"))
    @MapKeyColumn(name = "id")
    @Column(nullable = true)
    Map<String, MandateRow> mandates = new HashMap<>();

    static AccountRow of(Account account) {
        var row = new AccountRow();
        row.name = account.name();
        row.madeAt = account.madeAt();
        return row.becomes(account);
    }

    AccountRow becomes(Account account) {
        password = account.password().map(PasswordHash::text).orElse(null);
        displayName = account.displayName();
        disabledAt = account.disabledAt().orElse(null);
        var wanted = account.mandates().stream()
                .collect(Collectors.toMap(it -> it.id().value(), MandateRow::of));
        mandates.keySet().retainAll(wanted.keySet());
        mandates.putAll(wanted);
        return this;
    }

    Account asAccount() {
        var inOrder = mandates.entrySet().stream()
                .map(it -> it.getValue().asMandate(it.getKey()))
                .sorted(Comparator.comparing(Mandate::from)
                        .thenComparing(it -> it.id().value()))
                .toList();
        return new Account(
                name,
                displayName,
                Optional.ofNullable(disabledAt),
                Optional.ofNullable(password).map(PasswordHash::new),
                madeAt,
                inOrder);
    }
}
