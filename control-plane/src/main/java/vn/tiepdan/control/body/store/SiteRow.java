package vn.tiepdan.control.body.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.Site;
import vn.tiepdan.control.body.SiteId;

@Entity
@Immutable
@Table(name = "site")
@SuppressWarnings("NullAway.Init")
class SiteRow {
    @Id
    String id;

    String body;
    String name;
    String englishName;
    String address;

    Site asSite() {
        return new Site(new SiteId(id), new BodyId(body), name, englishName, address);
    }
}
