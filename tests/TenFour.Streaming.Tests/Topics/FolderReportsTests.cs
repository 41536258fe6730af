using TenFour.Streaming.Topics.Reading;

namespace TenFour.Streaming.Tests.Topics;

public sealed class FolderReportsTests : IDisposable
{
    private const string Filter = "*.ndjson";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly TemporaryFolder _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void Listen_Twice_TellsBothUntilTheyEnd()
    {
        using var told = new SemaphoreSlim(0);
        var first = 0;
        var ending = FolderReports.Listen(_temporary.Path, Filter, () => first++);
        using var staying = FolderReports.Listen(_temporary.Path, Filter, () => told.Release());

        Append(_temporary.Path, told);
        Assert.True(first > 0);
        ending!.Dispose();
        var before = first;
        Append(_temporary.Path, told);

        Assert.Equal(before, first);
    }

    [Fact]
    public void Listen_FolderMadeAgain_TellsOfTheNewOne()
    {
        var path = _temporary["topic"];
        Directory.CreateDirectory(path);
        using var told = new SemaphoreSlim(0);
        using var old = FolderReports.Listen(path, Filter, () => { });
        Directory.Delete(path);
        Directory.CreateDirectory(path);

        using var anew = FolderReports.Listen(path, Filter, () => told.Release());

        Append(path, told);
    }

    [Fact]
    public void Listen_FolderThatIsNotThere_GivesNothing() =>
        Assert.Null(FolderReports.Listen(_temporary["none"], Filter, () => { }));

    private static void Append(string folder, SemaphoreSlim told)
    {
        while (told.Wait(0))
        {
            // What came of an append before.
        }

        File.AppendAllText(Path.Combine(folder, "partition-00000.ndjson"), "{}\n");
        Assert.True(told.Wait(Patience));
    }
}
