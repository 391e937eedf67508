package vn.tiepdan.control.identity.store;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import vn.tiepdan.control.identity.AccountStore;
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

    static AccountRow of(AccountStore.Account account, Instant at) {
        var row = new AccountRow();
        row.name = account.staff().name();
        row.role = account.staff().role();
        row.password = account.password().text();
        row.madeAt = at;
        return row;
    }

    AccountStore.Account asAccount() {
        return new AccountStore.Account(new Staff(name, role), new PasswordHash(password));
    }
}
