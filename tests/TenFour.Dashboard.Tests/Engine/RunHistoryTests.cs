using Microsoft.Extensions.Time.Testing;
using TenFour.Dashboard.Engine;
using TenFour.Dashboard.Settings;
using TenFour.Testing;

namespace TenFour.Dashboard.Tests.Engine;

public sealed class RunHistoryTests
{
    [Fact]
    public async Task Runs_OfAQueryBeyondTheFifth_GoWithoutARestart()
    {
        using var folder = new TemporaryFolder();
        var (time, data) = (new FakeTimeProvider(), new DataFolder(folder.Path));
        Directory.CreateDirectory(Path.Combine(data.HistoryFolder, "removed"));
        var headers = Enumerable.Range(0, 7).Select(i => new RunHeader("mine", "Mine", Guid.NewGuid(), Guid.NewGuid(), time.GetUtcNow().AddMinutes(i), "calls", [])).ToList();

        await using (var history = new RunHistory(data, new DashboardOptions(), time))
        {
            foreach (var header in headers)
            {
                history.Begin(header).End(null);
            }
        }

        var kept = RunFile.In(Path.Combine(data.HistoryFolder, "mine")).Select(path => RunFile.Read(path)!.Header.RunId);
        Assert.Equal(headers[2..].Select(h => h.RunId).Reverse(), kept);
        Assert.Equal(["mine"], Directory.GetDirectories(data.HistoryFolder).Select(Path.GetFileName));
    }
}
