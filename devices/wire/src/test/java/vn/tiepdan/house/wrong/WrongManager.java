package vn.tiepdan.house.wrong;

final class WrongManager {
    private WrongManager() {}
}
