package vn.tiepdan.control.calendar.rest;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.audit.Actor;
import vn.tiepdan.control.calendar.CalendarDay;
import vn.tiepdan.control.calendar.CalendarStore.Kept;
import vn.tiepdan.control.calendar.Imports;
import vn.tiepdan.control.calendar.LegalTime;
import vn.tiepdan.control.calendar.LegalTimes;
import vn.tiepdan.control.calendar.Proposal;
import vn.tiepdan.control.calendar.WorkingCalendar;
import vn.tiepdan.control.calendar.rest.TimeViews.DayView;
import vn.tiepdan.control.calendar.rest.TimeViews.SourceView;
import vn.tiepdan.control.calendar.rest.TimeViews.WarningView;
import vn.tiepdan.control.calendar.rest.TimeViews.YearView;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.RightName;

@Path("/api/v1/calendar")
@Authenticated
@Tag(name = "calendar", description = "Which days are worked, the numbers of the law, and when something is due")
public class CalendarResource {
    private static final String CSV = "text/csv";
    private static final String ICALENDAR = "text/calendar";

    private final LegalTimes times;
    private final Imports imports;
    private final SecurityIdentity caller;

    CalendarResource(LegalTimes times, Imports imports, SecurityIdentity caller) {
        this.times = times;
        this.imports = imports;
        this.caller = caller;
    }

    /**
     * @param days       that a document speaks of, as it counts; all others are worked unless they are days of weekly rest
     * @param overridden what earlier documents say of some of these days, and counts no more
     * @param sources    of all of them
     * @param weeklyRest at the end of the year
     */
    public record CalendarView(
            YearView year,
            List<DayOfWeek> weeklyRest,
            List<DayView> days,
            List<DayView> overridden,
            List<SourceView> sources,
            List<WarningView> warnings) {}

    /** @param before what was said of the day, or null; {@code after} likewise */
    public record ChangeView(
            LocalDate day,
            @Nullable DayView before,
            @Nullable DayView after) {}

    /** @param before how it was described, or null for a new one */
    public record SourceChangeView(
            SourceView source, @Nullable SourceView before) {}

    /**
     * @param counted false for a preview
     * @param days    that the file speaks of
     * @param changes days that count otherwise than before, or for another reason
     * @param assumed what is uncertain in these years afterwards
     */
    public record ProposalView(
            boolean counted,
            int days,
            List<ChangeView> changes,
            List<SourceChangeView> sources,
            List<YearView> years,
            List<WarningView> assumed) {
        static ProposalView of(Proposal it, boolean counted) {
            return new ProposalView(
                    counted,
                    it.said().size(),
                    it.changes().stream()
                            .map(change -> new ChangeView(
                                    change.day(), TimeViews.orNull(change.before()), TimeViews.orNull(change.after())))
                            .toList(),
                    it.sources().stream()
                            .map(change -> new SourceChangeView(
                                    SourceView.of(change.source()),
                                    change.before().map(SourceView::of).orElse(null)))
                            .toList(),
                    it.years().stream().map(YearView::of).toList(),
                    WarningView.of(it.assumed()));
        }
    }

    /** @param by an actor of the audit log: an account, or the system for what comes with the product */
    public record FileView(long id, Instant at, String by, String format, String sha256, int days) {
        static FileView of(Kept it) {
            return new FileView(it.id(), it.at(), it.by(), it.format(), it.sha256(), it.days());
        }
    }

    @GET
    @Path("/{year}")
    @Operation(summary = "What is known of a year: days off, make-up days, and their sources")
    public Uni<CalendarView> year(@PathParam("year") int year) {
        demandYear(year);
        return times.now().map(time -> view(time, year));
    }

    @GET
    @Path("/{year}/file")
    @Produces({CSV, ICALENDAR})
    @Operation(
            summary = "Everything that is said of a year as a file, which can be brought in elsewhere",
            description = "The columns of CSV, and what they are called in iCalendar, are in docs/operations.md.")
    public Uni<RestResponse<Buffer>> file(
            @PathParam("year") int year,
            @Parameter(description = "csv or ics")
                    @QueryParam("format")
                    @DefaultValue("csv")
                    @Pattern(regexp = "csv|ics")
                    String format) {
        demandYear(year);
        return times.now()
                .map(time ->
                        download(imports.written(format, said(time, year)), format, "calendar-" + year + "." + format));
    }

    @POST
    @Path("/imports")
    @Consumes({CSV, ICALENDAR})
    @RolesAllowed(RightName.CHANGE_LAW)
    @Operation(
            summary = "Brings a file of days in, whole or not at all",
            description =
                    "What a document says of a year is replaced by what the file says in its name. A file with anything wrong in it"
                            + " changes nothing, and faults names each line and field.")
    public Uni<ProposalView> bring(
            @Parameter(description = "only says what would follow") @QueryParam("dryRun") boolean dryRun,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @DefaultValue(CSV) String type,
            byte[] content) {
        var format = type.toLowerCase(Locale.ROOT).startsWith(ICALENDAR) ? "ics" : "csv";
        return dryRun
                ? imports.preview(format, content).map(it -> ProposalView.of(it, false))
                : imports.bring(format, content, actor()).map(it -> ProposalView.of(it, true));
    }

    @GET
    @Path("/imports")
    @Operation(summary = "The files that were brought in, newest first")
    public Uni<List<FileView>> imported() {
        return imports.files().map(all -> all.stream().map(FileView::of).toList());
    }

    @GET
    @Path("/imports/{id}/file")
    @Produces({CSV, ICALENDAR})
    @Operation(summary = "A file that was brought in, as it was")
    public Uni<RestResponse<Buffer>> imported(@PathParam("id") long id) {
        return imports.files()
                .map(all -> all.stream().filter(it -> it.id() == id).findFirst())
                .chain(kept -> imports.file(id)
                        .map(content -> download(
                                content.orElseThrow(CalendarResource::noFile),
                                kept.map(Kept::format).orElse("csv"),
                                "calendar-import-" + id)));
    }

    private CalendarView view(LegalTime time, int year) {
        var calendar = time.calendar();
        var counting = List.copyOf(calendar.said(year));
        var all = said(time, year);
        return new CalendarView(
                YearView.of(calendar.year(year)),
                calendar.weeklyRest(LocalDate.of(year, 12, 31)),
                counting.stream().map(DayView::of).toList(),
                all.stream()
                        .filter(it -> !counting.contains(it))
                        .map(DayView::of)
                        .toList(),
                all.stream()
                        .map(CalendarDay::source)
                        .distinct()
                        .map(SourceView::of)
                        .toList(),
                WarningView.of(calendar.warnings(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))));
    }

    private static List<CalendarDay> said(LegalTime time, int year) {
        return time.known().days().stream()
                .filter(it -> it.day().getYear() == year)
                .sorted(Comparator.comparing(CalendarDay::day)
                        .thenComparing(it -> it.source().inForceFrom()))
                .toList();
    }

    private RestResponse<Buffer> download(byte[] content, String format, String name) {
        return RestResponse.ResponseBuilder.ok(Buffer.buffer(content))
                .header(HttpHeaders.CONTENT_TYPE, imports.named(format).mediaType() + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }

    private Actor actor() {
        return Actor.account(caller.getPrincipal().getName());
    }

    private static void demandYear(int year) {
        if (year < WorkingCalendar.FIRST.getYear() || year > WorkingCalendar.LAST.getYear()) {
            throw new Refused(Problem.of(
                    404,
                    "no-such-year",
                    "No calendar reaches so far",
                    "Years lie between " + WorkingCalendar.FIRST.getYear() + " and " + WorkingCalendar.LAST.getYear()
                            + "."));
        }
    }

    private static Refused noFile() {
        return new Refused(Problem.of(
                404, "no-such-file", "There is no such file", "Choose one of GET /api/v1/calendar/imports."));
    }
}
