package studio.lipschitz.ui.chart;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// What every chart of a panel shares.
///
/// @param theme colours of now
/// @param thread draws one picture after the other
/// @param wake asks for frames while a chart is stale
/// @param files asks where a chart goes that is exported; empty: the desktop does
/// @param pace of what new figures have drawn
public record Drawing(Supplier<ChartTheme> theme, Executor thread, Runnable wake, Optional<ChartFiles> files, Pace pace) {

    public Drawing(Supplier<ChartTheme> theme, Executor thread, Runnable wake) {
        this(theme, thread, wake, Optional.empty());
    }

    public Drawing(Supplier<ChartTheme> theme, Executor thread, Runnable wake, Optional<ChartFiles> files) {
        this(theme, thread, wake, files, new Pace());
    }
}
