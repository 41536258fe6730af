using System.Globalization;
using System.Text;
using CsCheck;
using TenFour.Streaming.Topics;

namespace TenFour.Streaming.Tests.Topics;

/// <summary>A writer that is killed at any moment goes on without a repeated or missing record, and changes no byte a reader may have seen.</summary>
public sealed class FileTopicWriterCrashTests : IDisposable
{
    private const int Partitions = 3;

    private readonly TemporaryFolder _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void Writer_KilledAtRandomMoments_EndsWithTheWholeFeedOnce() =>
        (from feed in Gen.Int[1, 60]
         from kills in Gen.Select(Gen.Int[0, 60], Gen.Int[0, 3], Gen.Int[0, 40], Gen.Bool).List[0, 5]
         from commitEvery in Gen.Int[1, 25]
         select (feed, kills, commitEvery)).Sample(
            t => RunWithKills(t.feed, t.kills, t.commitEvery),
            iter: 60);

    private bool RunWithKills(int feed, List<(int After, int Flushes, int Torn, bool LosesIndex)> kills, int commitEvery)
    {
        var topic = _temporary[Path.GetRandomFileName()];
        Directory.CreateDirectory(topic);
        var seen = Enumerable.Repeat("", Partitions).ToArray();
        foreach (var kill in kills)
        {
            topic = RunUntilKilled(topic, feed, commitEvery, kill);
            for (var p = 0; p < Partitions; p++)
            {
                var now = Complete(Read(topic, p));
                Assert.StartsWith(seen[p], now, StringComparison.Ordinal);
                seen[p] = now;
            }
        }

        using (var writer = Open(topic))
        {
            Produce(writer, feed, feed, commitEvery);
            if (!writer.Progress.Completed)
            {
                writer.Complete(Text(feed));
            }
        }

        for (var p = 0; p < Partitions; p++)
        {
            var expected = string.Concat(Enumerable.Range(0, feed).Where(n => n % Partitions == p).Select(n => Record(n) + "\n"));
            Assert.Equal(expected, Read(topic, p));
            Assert.StartsWith(seen[p], expected, StringComparison.Ordinal);
        }

        return true;
    }

    /// <summary>Produces a part of the feed and leaves the topic as a kill would, possibly in the middle of an append.</summary>
    private string RunUntilKilled(string topic, int feed, int commitEvery, (int After, int Flushes, int Torn, bool LosesIndex) kill)
    {
        using var writer = Open(topic);
        Produce(writer, feed, Math.Min(feed, kill.After), commitEvery);
        if (kill.Flushes > 0)
        {
            writer.Flush();
        }

        var killed = _temporary.Snapshot(topic, Path.GetRandomFileName());
        Tear(killed, kill.Torn, kill.Flushes, kill.LosesIndex);
        return killed;
    }

    /// <summary>Takes away a part of what the last append wrote, which lay after the last commit.</summary>
    private static void Tear(string topic, int bytes, int partition, bool losesIndex)
    {
        var layout = new TopicLayout(topic);
        partition %= Partitions;
        var committed = WriterJournal.Read(layout).EndOf(partition);
        using var index = PartitionIndex.TryOpen(layout.IndexPath(partition))!;
        var lastAppendStart = index.Count == 0 ? 0 : index.StartOf(index.Count - 1).Byte;
        using var data = new FileStream(layout.DataPath(partition), FileMode.Open, FileAccess.Write);
        data.SetLength(Math.Max(Math.Max(committed.Byte, lastAppendStart), data.Length - bytes));
        if (losesIndex)
        {
            File.Delete(layout.IndexPath(partition));
        }
    }

    private static void Produce(FileTopicWriter writer, int feed, int until, int commitEvery)
    {
        if (writer.Progress.Completed)
        {
            return;
        }

        for (var n = int.Parse(writer.Progress.Position ?? "0", CultureInfo.InvariantCulture); n < until; n++)
        {
            if (n % 2 == 0)
            {
                writer.Append(n % Partitions, Encoding.UTF8.GetBytes(Record(n)));
            }
            else
            {
                writer.AppendLines(n % Partitions, Encoding.UTF8.GetBytes(Record(n) + "\n"));
            }

            if ((n + 1) % commitEvery == 0)
            {
                writer.Commit(Text(n + 1));
            }
        }

        if (until == feed && feed % 2 == 0)
        {
            writer.Complete(Text(feed));
        }
    }

    private static FileTopicWriter Open(string topic) => FileTopicWriter.Open(
        topic, "feed", new FileTopicWriterOptions { Partitions = Partitions, BufferBytes = 40 }, TimeProvider.System);

    private static string Record(int n) => $"{{\"n\":{n},\"x\":\"{new string('x', n * 7 % 30)}\"}}";

    private static string Text(int n) => n.ToString(CultureInfo.InvariantCulture);

    private static string Read(string topic, int partition) => File.ReadAllText(new TopicLayout(topic).DataPath(partition));

    private static string Complete(string data) => data[..(data.LastIndexOf('\n') + 1)];
}
