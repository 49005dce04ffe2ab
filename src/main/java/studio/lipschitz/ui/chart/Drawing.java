package studio.lipschitz.ui.chart;

import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// What every chart of a panel shares.
///
/// @param theme colours of now
/// @param thread draws one picture after the other
/// @param wake asks for frames while a chart is stale
public record Drawing(Supplier<ChartTheme> theme, Executor thread, Runnable wake) {}
