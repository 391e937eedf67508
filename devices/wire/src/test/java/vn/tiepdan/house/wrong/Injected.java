package vn.tiepdan.house.wrong;

import jakarta.inject.Inject;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

final class Injected {
    @Inject
    @Nullable
    Clock clock;
}
