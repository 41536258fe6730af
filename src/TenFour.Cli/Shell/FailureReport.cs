using TenFour.Spark.Faults;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sql;

namespace TenFour.Cli.Shell;

/// <summary>
/// What a failed command tells its caller: whose fault it is, what and where, what to do. Pure, so that every case can be tested.
/// </summary>
/// <param name="ExitCode">One of <see cref="Shell.ExitCode"/>.</param>
/// <param name="Text">Lines for stderr, without the last line break.</param>
internal sealed record FailureReport(int ExitCode, string Text)
{
    private const string StopText = "stopped; the state is safe";

    /// <param name="failure">What the command threw.</param>
    /// <param name="statistic">The statistic that the command works on, if it has got so far.</param>
    /// <param name="isStopRequested">A signal has asked for a stop, so that a cancellation was wanted.</param>
    /// <param name="showsTrace">Add the stack trace of a defect.</param>
    public static FailureReport Of(Exception failure, StatisticText? statistic, bool isStopRequested, bool showsTrace) => Unwrap(failure) switch
    {
        OperationCanceledException when isStopRequested => new(Shell.ExitCode.Interrupted, StopText),
        StatisticException error when statistic is not null =>
            new(Shell.ExitCode.Refused, CaretText.Render(error, statistic.Text, statistic.Name).TrimEnd()),
        StreamingException known => OfKnown(known),
        Exception other => SystemFailure.Explain(other) is { } sentence
            ? new(Shell.ExitCode.Failed, Lines("error in the environment: " + sentence, null))
            : OfDefect(other, showsTrace),
    };

    private static FailureReport OfKnown(StreamingException failure)
    {
        var (code, fault) = failure.Fault switch
        {
            Fault.User => (Shell.ExitCode.Refused, failure is StatisticException ? "statistic" : "command"),
            Fault.Environment => (Shell.ExitCode.Failed, "environment"),
            _ => (Shell.ExitCode.Failed, "data"),
        };
        var condition = failure.Condition is null ? "" : $"[{failure.Condition}] ";
        var state = failure is SparkException { SqlState: { } sqlState } ? $" SQLSTATE: {sqlState}" : "";
        return new(code, Lines($"error in the {fault}: {condition}{failure.Message}{state}", failure.Advice));
    }

    private static FailureReport OfDefect(Exception failure, bool showsTrace) => new(
        Shell.ExitCode.Failed,
        Lines(
            $"defect in TenFour: {failure.GetType().Name}: {failure.Message}",
            showsTrace ? failure.ToString() : "This is not your fault. Set TENFOUR_DEBUG=1 to see where it happened, and report it."));

    private static string Lines(string first, string? advice) => advice is null ? first : first + Environment.NewLine + "  " + advice;

    private static Exception Unwrap(Exception failure) =>
        failure is AggregateException { InnerException: { } inner } ? Unwrap(inner) : failure;
}
