package vn.tiepdan.house.wrong;

final class Open {
    public int value;
}
