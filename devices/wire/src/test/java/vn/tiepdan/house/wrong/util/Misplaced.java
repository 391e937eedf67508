package vn.tiepdan.house.wrong.util;

final class Misplaced {
    private Misplaced() {}
}
