package vn.tiepdan.house.wrong;

final class ManyParameters {
    private final int sum;

    ManyParameters(int a, int b, int c, int d, int e, int f) {
        sum = a + b + c + d + e + f;
    }

    int sum() {
        return sum;
    }
}
