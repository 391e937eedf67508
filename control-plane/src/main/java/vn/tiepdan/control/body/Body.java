package vn.tiepdan.control.body;

import java.util.Optional;

/**
 * An authority that receives citizens.
 *
 * @param name   official name in Vietnamese
 * @param parent the body above it; empty at the top
 */
public record Body(BodyId id, String name, String englishName, Optional<BodyId> parent) {}
