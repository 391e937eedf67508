package vn.tiepdan.house.wrong;

final class Prints {
    void line() {
        System.out.println("here");
    }
}
