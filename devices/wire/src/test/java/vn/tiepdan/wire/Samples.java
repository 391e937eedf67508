package vn.tiepdan.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One example of every message, by the name of its golden file: {@code <channel>.<kind>}. Nobody here exists. */
public final class Samples {
    private static final Instant AT = Instant.parse("2026-11-24T01:30:00.250Z");
    private static final UUID ID = UUID.fromString("019a0f3c-7d21-7c45-9a6b-1f2e3d4c5b6a");
    private static final CallId CALL = new CallId(ID);
    private static final LegId LEG = new LegId(ID);
    private static final SessionId SESSION = new SessionId(ID);
    private static final TurnId TURN = new TurnId(ID);
    private static final RequestId REQUEST = new RequestId(ID);
    private static final CallInvitation INVITATION =
            new CallInvitation(CALL, SESSION, LEG, Role.KIOSK, 1, "Ban Tiếp công dân thành phố Hải Phòng", AT);
    private static final Matter MATTER = new Matter(Matter.Kind.COMPLAINT, "Bồi thường đất chưa đúng diện tích");
    private static final Candidate CANDIDATE =
            new Candidate("candidate:1 1 udp 2130706431 127.0.0.1 40000 typ host", "0", 0);

    private Samples() {}

    /** Golden file name to the message in it. */
    public static Map<String, Object> all() {
        var all = new LinkedHashMap<String, Object>();
        states(all);
        events(all);
        commands(all);
        signals(all);
        requests(all);
        views(all);
        return all;
    }

    private static void states(Map<String, Object> all) {
        all.put("presence", new Presence(Presence.State.BORN, 7, "1.0.0", Presence.CONTRACT, AT));
        all.put(
                "status",
                new Status(
                        7,
                        42,
                        AT,
                        List.of(new Status.Peripheral(
                                "camera",
                                Status.Kind.CAMERA,
                                Status.Health.OK,
                                "1280x720 at 30 frames a second",
                                AT,
                                new Finding("camera-opened", Map.of("device", "BRIO", "width", "1280")))),
                        new Status.Host(86_400, 12, 512_000_000, 8_000_000_000L, 20_000_000_000L),
                        new Status.Link(4, 1, 0, -35L),
                        new Status.Page(true, "welcome"),
                        SESSION,
                        Service.LOCKED));
        var configuration = new Desired(3, 10, 5, 120, 80, Desired.Language.VI);
        all.put("desired", configuration);
        all.put(
                "reported",
                new Reported(
                        configuration,
                        7,
                        AT,
                        new Reported.Refusal(4, "heartbeatSeconds", "heartbeatSeconds must be 1 to 300")));
    }

    private static void events(Map<String, Object> all) {
        var citizen = new Citizen(
                "Nguyễn Thị Thử",
                "031099000000",
                "030000000",
                LocalDate.of(1960, 2, 29),
                "Nữ",
                "Số 1, xã Thử, Hải Phòng",
                LocalDate.of(2022, 5, 1),
                Citizen.Evidence.QR);
        event(
                all,
                "turn-taken",
                new Event.TurnTaken(
                        TURN, "vi", citizen, new Standing(Standing.Kind.AUTHORISED, "Trần Văn Mẫu"), MATTER, AT));
        event(all, "turn-left", new Event.TurnLeft(TURN, Event.TurnLeft.Why.UNATTENDED));
        event(all, "page-wiped", new Event.PageWiped(TURN));
        event(
                all,
                "alarm-raised",
                new Event.AlarmRaised("printer", "media-empty", new Finding("no-paper", Map.of("tray", "2"))));
        event(all, "alarm-cleared", new Event.AlarmCleared("printer", "paper loaded"));
        all.put("ack", new Ack(7, 18));
    }

    private static void event(Map<String, Object> all, String kind, Event.Body body) {
        all.put("event." + kind, new Event(7, 18, AT, body));
    }

    private static void commands(Map<String, Object> all) {
        var id = new CommandId(ID);
        all.put("command.join-call", new Command(id, "system", 7, AT, new Command.JoinCall(INVITATION)));
        all.put("command.leave-call", new Command(id, "system", 0, AT, new Command.LeaveCall(CALL, CallEnd.CLOSED)));
        command(all, "reboot", new Command.Reboot(false));
        command(all, "restart-agent", new Command.RestartAgent(true));
        command(all, "restart-browser", new Command.RestartBrowser(false));
        command(all, "self-test", new Command.SelfTest());
        command(all, "screenshot", new Command.Screenshot());
        command(all, "collect-logs", new Command.CollectLogs());
        command(all, "set-volume", new Command.SetVolume(70));
        command(all, "display-power", new Command.DisplayPower(false));
        command(all, "camera-preset", new Command.CameraPreset("seated"));
        command(all, "test-print", new Command.TestPrint());
        command(all, "set-service", new Command.SetService(Service.LOCKED, false));
        all.put("result", new Result(id, Result.State.RUNNING, "camera tried", AT, 40, Finding.of("self-test-runs")));
    }

    private static void command(Map<String, Object> all, String kind, Command.Body body) {
        all.put("command." + kind, new Command(new CommandId(ID), "it", 0, AT, body));
    }

    private static void signals(Map<String, Object> all) {
        var sdp = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n";
        all.put("signal-up.join", new SignalUp.Join(CALL, LEG, 1, sdp));
        all.put("signal-up.answer", new SignalUp.Answer(CALL, LEG, 1, 1, sdp));
        all.put(
                "signal-up.candidates",
                new SignalUp.Candidates(CALL, LEG, 1, Direction.SENDING, List.of(CANDIDATE), false));
        all.put(
                "signal-up.quality",
                new SignalUp.Quality(CALL, LEG, 1, "connected", "connected", 120, 0.25, 410L, 12.5, 0.0));
        all.put("signal-up.leave", new SignalUp.Leave(CALL, LEG, 1));
        all.put("signal-down.accepted", new SignalDown.Accepted(CALL, LEG, 1, sdp));
        all.put("signal-down.offer", new SignalDown.Offer(CALL, LEG, 1, 1, sdp));
        all.put(
                "signal-down.candidates",
                new SignalDown.Candidates(CALL, LEG, 1, Direction.RECEIVING, List.of(CANDIDATE), true));
        all.put("signal-down.rejoin", new SignalDown.Rejoin(CALL, LEG, 2, "media server restarted"));
        all.put(
                "signal-down.state",
                new SignalDown.State(CALL, LEG, 1, SignalDown.OtherSide.PRESENT, SignalDown.Recording.RUNNING, AT));
    }

    private static void requests(Map<String, Object> all) {
        all.put("request.show-view", new Request(REQUEST, new Request.ShowView()));
        all.put("request.open-session", new Request(REQUEST, new Request.OpenSession(SESSION)));
        all.put(
                "request.close-session",
                new Request(
                        REQUEST,
                        new Request.CloseSession(SESSION, Request.Outcome.GUIDED, "Hướng dẫn gửi đơn đến xã")));
        all.put("reply.done", new Reply.Done(REQUEST));
        all.put("reply.opened", new Reply.Opened(REQUEST, INVITATION, 1_764_000_000_000_000L));
        all.put("reply.refused", new Reply.Refused(REQUEST, "session-already-open", "open in another room"));
    }

    private static void views(Map<String, Object> all) {
        var waiting =
                new View.Waiting(SESSION, "012", "Nguyễn Thị Thử", "Xã Thử", MATTER, Standing.Kind.SELF, AT, true, 0);
        all.put(
                "view.kiosk",
                new View.Kiosk(
                        9,
                        AT,
                        "Xã Thử",
                        "Ban Tiếp công dân thành phố Hải Phòng",
                        new View.Turn(TURN, SESSION, "012", 0, View.Stage.IN_SESSION, INVITATION)));
        all.put(
                "view.room",
                new View.Room(
                        9,
                        AT,
                        "Trụ sở Tiếp công dân thành phố",
                        "Ban Tiếp công dân thành phố Hải Phòng",
                        List.of(waiting),
                        new View.Current(waiting, INVITATION),
                        4));
    }
}
