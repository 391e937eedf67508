package vn.tiepdan.control.enrolment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import vn.tiepdan.control.audit.Actor;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.fleet.Admittance;
import vn.tiepdan.control.fleet.IssuedCertificate;
import vn.tiepdan.control.fleet.Standings;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.control.trust.Holder;

/** Exchanges a device's good certificate for its next one. */
@ApplicationScoped
public class Renewal {
    private final Standings standings;
    private final Certificates certificates;
    private final Transactions transactions;
    private final AuditLog audit;

    Renewal(Standings standings, Certificates certificates, Transactions transactions, AuditLog audit) {
        this.standings = standings;
        this.certificates = certificates;
        this.transactions = transactions;
        this.audit = audit;
    }

    /**
     * A certificate for this key and the device that the present certificate names.
     *
     * @param present proven in the TLS handshake: of our authority, in its time, its key in the caller's hands
     */
    public Uni<X509Certificate> renew(X509Certificate present, PublicKey key) {
        var device = Holder.device(present)
                .orElseThrow(() -> refused("not-a-device", "This certificate belongs to no device."));
        return transactions.in(() -> standings
                .admittanceMeanwhile(device, IssuedCertificate.serial(present))
                .invoke(Renewal::demandWelcome)
                .chain(() -> certificates.sign(device, key))
                .call(() -> audit.add(
                        new AuditLog.Deed(Actor.device(device), "certificate-renewed", "device:" + device, ""))));
    }

    private static void demandWelcome(Admittance answer) {
        switch (answer) {
            case WELCOME -> {}
            case STRANGER -> throw refused("not-enrolled", "Make a claim code in the console and enrol this device.");
            case QUARANTINED ->
                throw refused("device-quarantined", "An operator of the fleet must let this device in again.");
            case REVOKED ->
                throw refused("device-revoked", "Make a claim code in the console and enrol this device anew.");
        }
    }

    private static Refused refused(String word, String next) {
        return new Refused(Problem.of(403, word, "No new certificate", next));
    }
}
