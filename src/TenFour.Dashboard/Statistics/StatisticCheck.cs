using TenFour.Dashboard.Settings;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Limits;
using TenFour.Streaming.Plans.Lint;
using TenFour.Streaming.Sql;

namespace TenFour.Dashboard.Statistics;

/// <summary>Looks at a statistic that somebody types, as <c>check</c> does, without starting it. Limited in time and memory.</summary>
internal sealed class StatisticCheck(DashboardOptions options, StatisticsRunner runner, TimeProvider time) : IDisposable
{
    /// <summary>The longest text, in characters.</summary>
    public const int LongestText = 64 * 1024;

    private static readonly QueryLimits Limits = new(TimeSpan.FromSeconds(5), 256 << 20, long.MaxValue);

    private readonly SemaphoreSlim _atATime = new(2);

    /// <summary>What the statistic gives, and what its author may not have meant.</summary>
    /// <exception cref="StatisticException">The text is refused; places count in it.</exception>
    /// <exception cref="StreamingException">It is too long, or looking at it takes too much.</exception>
    public async Task<CheckedStatistic> RunAsync(string name, string text)
    {
        if (text.Length > LongestText)
        {
            throw StreamingException.ForUser(
                $"The statistic has {text.Length:N0} characters, more than the limit of {LongestText:N0}.",
                "RESOURCE_LIMIT.TEXT",
                "Write a shorter one.");
        }

        await _atATime.WaitAsync().ConfigureAwait(false);
        try
        {
            return await Task.Run(() => Run(name, text)).ConfigureAwait(false);
        }
        finally
        {
            _atATime.Release();
        }
    }

    public void Dispose() => _atATime.Dispose();

    private CheckedStatistic Run(string name, string text)
    {
        using (WorkBudget.Enter(new WorkBudget("Checking the statistic", Limits, time)))
        {
            var entry = StatisticEntry.Parse(name, text);
            var frame = runner.SessionOf(entry).Sql(entry.File);
            frame.Check(entry.Mode);
            var findings = StatisticLint.Check(frame.Plan, entry.Mode, options.TimeZone);
            return new CheckedStatistic(
                frame.Schema,
                [.. findings.Select(f => (f.Span.Start < 0 ? "" : $"line {CaretText.Locate(text, f.Span.Start).Line}: ") + f.Message)]);
        }
    }
}
