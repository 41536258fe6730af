using TenFour.Cli.Shell;
using TenFour.Streaming.Errors;

namespace TenFour.Cli.Tests.Shell;

public sealed class FailureReportTests
{
    public static TheoryData<Exception, int, string> Failures => new()
    {
        { new UnauthorizedAccessException("Access to the path 'calls' is denied."), 1, "error in the environment: no permission: Access to the path 'calls' is denied." },
        { new FileNotFoundException("Could not find file 'calls.ndjson'."), 1, "error in the environment: Could not find file 'calls.ndjson'." },
        { new InsufficientMemoryException(), 1, "error in the environment: there is not enough memory" },
        { new AggregateException(StreamingException.ForData("overflow")), 1, "error in the data: overflow" },
        { StreamingException.ForUser("no column citty", "UNRESOLVED_COLUMN.WITH_SUGGESTION"), 2, "error in the command: [UNRESOLVED_COLUMN.WITH_SUGGESTION] no column citty" },
        { new StatisticException("no column citty", new TextSpan(7, 5)), 2, "error in the statistic: no column citty" },
    };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public void Of_Failure_SaysWhoseFaultAndWhat(Exception failure, int expectedCode, string expectedText) =>
        Assert.Equal(new FailureReport(expectedCode, expectedText), FailureReport.Of(failure, statistic: null, isStopRequested: false, showsTrace: false));

    [Fact]
    public void Of_FailureWhileStopping_IsStillAFailure() =>
        Assert.Equal(1, FailureReport.Of(StreamingException.ForData("overflow"), statistic: null, isStopRequested: true, showsTrace: false).ExitCode);

    [Fact]
    public void Of_ErrorInAStatistic_ShowsItsPlace()
    {
        var failure = new StatisticException("no column citty", new TextSpan(7, 5), advice: "Did you mean city?");

        var report = FailureReport.Of(failure, new StatisticText("calls.sql", "SELECT citty FROM calls"), isStopRequested: false, showsTrace: false);

        Assert.Equal(2, report.ExitCode);
        Assert.Contains("calls.sql:1:8", report.Text, StringComparison.Ordinal);
        Assert.Contains("^^^^^", report.Text, StringComparison.Ordinal);
        Assert.Contains("Did you mean city?", report.Text, StringComparison.Ordinal);
    }
}
