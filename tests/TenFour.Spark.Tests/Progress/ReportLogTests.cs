using TenFour.Spark.Progress;

namespace TenFour.Spark.Tests.Progress;

public sealed class ReportLogTests
{
    private readonly List<string> _kept = [];
    private int _longAnswers;

    [Fact]
    public async Task Reports_AskedAgain_AreGivenOnceInOrder()
    {
        var log = Log();
        Assert.Empty(await NewAsync(log));
        _kept.Add(SentReport.OfBatch(0));
        Assert.Equal([0], await NewAsync(log));
        Assert.Empty(await NewAsync(log));
        _kept.AddRange([SentReport.OfBatch(1), SentReport.OfBatch(2), SentReport.OfRest(3)]);
        Assert.Equal([1, 2], await NewAsync(log));
        _kept.Add(SentReport.OfRest(3));
        Assert.Empty(await NewAsync(log));
    }

    [Fact]
    public async Task Reports_OfAQueryAtRest_AreNotAskedForAtLength()
    {
        var log = Log();
        _kept.AddRange([SentReport.OfBatch(0), SentReport.OfRest(1)]);
        Assert.Equal([0], await NewAsync(log));
        _ = await NewAsync(log);
        _ = await NewAsync(log);
        Assert.Equal(1, _longAnswers);
    }

    [Fact]
    public async Task Reports_OfAResumedQuery_BeginAtItsFirstBatch()
    {
        _kept.AddRange([SentReport.OfBatch(7), SentReport.OfBatch(8)]);
        Assert.Equal([7, 8], await NewAsync(Log()));
    }

    private ReportLog Log() => new(
        _ => Task.FromResult(_kept.LastOrDefault()),
        _ =>
        {
            _longAnswers++;
            return Task.FromResult<IReadOnlyList<string>>([.. _kept]);
        });

    private static async Task<IEnumerable<long>> NewAsync(ReportLog log) =>
        (await log.NewAsync(TestContext.Current.CancellationToken)).Select(r => r.Progress.BatchId);
}
