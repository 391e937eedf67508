package vn.tiepdan.control.body;

/** A place where people are received. */
public record Site(SiteId id, BodyId body, String name, String englishName, String address) {}
