package vn.tiepdan.control;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import vn.tiepdan.control.platform.RightName;

/** As the next one who writes an address may forget it. */
@Path(Forgetful.ADDRESS)
public class Forgetful {
    static final String ADDRESS = "/test/forgetful";

    @GET
    @Operation(hidden = true)
    @RolesAllowed(RightName.READ_REGISTER)
    public String name() {
        return ViewedOverHttpTest.NAME;
    }
}
