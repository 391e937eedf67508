package vn.tiepdan.control.trust;

import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import vn.tiepdan.wire.DeviceId;

/**
 * Who a certificate of our authority was given to.
 *
 * @param name the common name: for a device its device id
 */
public record Holder(String name, Kind kind) {
    /** Written into the certificate as organisational unit, so that no device can ever pass as a part of the control plane. */
    public enum Kind {
        DEVICE,
        SERVICE
    }

    /** Empty for a certificate that is not of our making. */
    public static Optional<Holder> of(X509Certificate certificate) {
        var subject = new X500Name(certificate.getSubjectX500Principal().getName());
        var name = only(subject, BCStyle.CN);
        var unit = only(subject, BCStyle.OU);
        for (var kind : Kind.values()) {
            if (name.isPresent() && unit.filter(kind.name()::equals).isPresent()) {
                return Optional.of(new Holder(name.get(), kind));
            }
        }
        return Optional.empty();
    }

    /** The device that a certificate was given to; empty when it was given to no device. */
    public static Optional<DeviceId> device(X509Certificate certificate) {
        return of(certificate)
                .filter(holder -> holder.kind() == Kind.DEVICE)
                .map(holder -> new DeviceId(holder.name()));
    }

    X500Name asSubject() {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.OU, kind.name())
                .addRDN(BCStyle.CN, name)
                .build();
    }

    private static Optional<String> only(X500Name subject, org.bouncycastle.asn1.ASN1ObjectIdentifier member) {
        var all = subject.getRDNs(member);
        return all.length == 1
                ? Optional.of(IETFUtils.valueToString(all[0].getFirst().getValue()))
                : Optional.empty();
    }
}
