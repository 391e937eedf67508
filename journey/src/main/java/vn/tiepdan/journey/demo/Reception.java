package vn.tiepdan.journey.demo;

/** What a citizen and an official touch, one method for each stretch of the way. */
public final class Reception {
    /** A QR text of the form on an identity card; the person does not exist. */
    private static final String CARD =
            "031160001234|031234567|NGUYỄN THỊ HOA|15081958|Nữ|Số 12 Lê Lợi, Ngô Quyền, Hải Phòng|10052021";

    private final Party citizen;
    private final Party official;

    public Reception(Party citizen, Party official) {
        this.citizen = citizen;
        this.official = official;
    }

    public void begin() {
        citizen.on("welcome").touch("start").on("language").touch("language-vi").on("identity");
    }

    public void identifyByCard() {
        citizen.page().keyboard().type(CARD);
        citizen.page().keyboard().press("Enter");
        citizen.sees("card-check").touch("card-confirmed").on("standing");
    }

    public void identifyByName(String name) {
        citizen.type("full-name", name).touch("next").on("standing");
    }

    public void matter() {
        citizen.touch("standing-self")
                .on("matter")
                .touch("matter-petition")
                .type("words", "Đường ngõ 12 hay ngập nước");
    }

    public void notice() {
        citizen.touch("next").on("notice");
    }

    public void takeTurn() {
        citizen.touch("agree").on("ticket").sees("ticket-number");
    }

    public void waitForTheCall() {
        citizen.touch("to-waiting").on("waiting");
        official.sees("receive");
        official.page().locator("[data-testid=receive]:not([disabled])").waitFor();
    }

    public void open() {
        official.touch("receive");
        official.seesTheOther();
        citizen.seesTheOther();
    }

    public void recordingRuns() {
        official.recordingRuns();
        citizen.recordingRuns();
    }

    public void talk(int seconds) {
        official.page().waitForTimeout(seconds * 1_000.0);
    }

    public void choose() {
        official.touch("end").sees("closing").touch("outcome-guided").type("summary", "Đã hướng dẫn công dân gửi đơn.");
    }

    public void close() {
        official.touch("closing-confirm").sees("closed");
        citizen.on("thanks");
    }

    public void wipe() {
        citizen.touch("finish").on("welcome");
    }
}
