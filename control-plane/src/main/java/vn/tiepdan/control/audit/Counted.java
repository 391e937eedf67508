package vn.tiepdan.control.audit;

/** A page of a list: whoever looks at it has seen so many. */
public interface Counted {
    int howMany();
}
