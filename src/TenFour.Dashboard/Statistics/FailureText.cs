using TenFour.Streaming.Errors;
using TenFour.Streaming.Sql;

namespace TenFour.Dashboard.Statistics;

/// <summary>Why a statistic does not run, in the words of the command line.</summary>
internal static class FailureText
{
    public static string Of(Exception failure, StatisticEntry statistic) => failure switch
    {
        StatisticException placed => CaretText.Render(placed, statistic.Sql, statistic.Name + ".sql").TrimEnd(),
        StreamingException known => string.Join('\n', new[] { $"{Fault(known)}: {Condition(known)}{known.Message}", known.Advice }.OfType<string>()),
        _ => $"defect in TenFour: {failure.GetType().Name}: {failure.Message}",
    };

    private static string Condition(StreamingException failure) => failure.Condition is null ? "" : $"[{failure.Condition}] ";

    private static string Fault(StreamingException failure) => failure.Fault switch
    {
        Streaming.Errors.Fault.User => "error in the statistic",
        Streaming.Errors.Fault.Environment => "error in the environment",
        _ => "error in the data",
    };
}
