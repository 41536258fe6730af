using System.Text;
using CsCheck;
using TenFour.Streaming.Sources;
using TenFour.Streaming.Topics;

namespace TenFour.Streaming.Tests.Topics;

/// <summary>Random appends by writers and by hand, random batches and random splits, against a reader that splits the file at newlines.</summary>
public sealed class FileTopicSourcePropertyTests : IAsyncDisposable
{
    private const int Partitions = 2;

    private readonly TemporaryFolder _temporary = new();
    private readonly List<FileTopicSource> _sources = [];

    public async ValueTask DisposeAsync()
    {
        foreach (var source in _sources)
        {
            await source.DisposeAsync();
        }

        _temporary.Dispose();
    }

    [Fact]
    public void Read_RandomTopicInRandomBatches_GivesTheLinesOfTheFiles() =>
        (from steps in Gen.Select(
            Gen.Int[0, Partitions - 1],
            Gen.Select(Gen.Int[0, 40], Gen.Frequency((20, Gen.Int[0, 60]), (1, Gen.Int[1000, 400_000]))).List[0, 12],
            Gen.Bool,
            Gen.Bool).List[1, 6]
         from limit in Gen.Int[1, 60]
         from splits in Gen.Int[1, 5]
         from restartEvery in Gen.Int[1, 4]
         select (steps, limit, splits, restartEvery)).Sample(
            t => Check(t.steps, t.limit, t.splits, t.restartEvery),
            iter: 30,
            print: t => $"{t.steps.Count} steps, limit {t.limit}, {t.splits} splits, restart every {t.restartEvery}");

    private bool Check(
        List<(int Partition, List<(int Count, int Length)> Runs, bool ByHand, bool Torn)> steps, int limit, int splits, int restartEvery)
    {
        var topic = _temporary[Path.GetRandomFileName()];
        FileTopic.Create(topic, Partitions, TimeProvider.System);
        var source = Open(topic);
        var seen = source.GetEarliest();
        var read = new CollectingConsumer();
        var batch = 0;
        foreach (var (partition, runs, byHand, torn) in steps)
        {
            var lines = string.Concat(runs.SelectMany(run => Enumerable.Repeat(new string('x', run.Length) + "\n", run.Count)));
            Append(topic, partition, lines, byHand);
            if (torn)
            {
                File.AppendAllText(new TopicLayout(topic).DataPath(partition), "torn");
            }

            for (var latest = source.GetLatest(); !seen.Equals(latest);)
            {
                var end = source.Limit(seen, latest, limit);
                Assert.True(source.CountRecords(seen, end) <= limit + Partitions);
                foreach (var split in source.Split(seen, end, splits))
                {
                    source.Read(split, read, CancellationToken.None);
                }

                seen = SourceOffsets.FromJson(end.ToJson());
                source = ++batch % restartEvery == 0 ? Open(topic) : source;
            }

            if (torn)
            {
                File.AppendAllText(new TopicLayout(topic).DataPath(partition), "\n");
            }
        }

        var last = source.GetLatest();
        foreach (var split in source.Split(seen, last, splits))
        {
            source.Read(split, read, CancellationToken.None);
        }

        for (var p = 0; p < Partitions; p++)
        {
            var expected = File.ReadAllText(new TopicLayout(topic).DataPath(p)).Split('\n')[..^1];
            var actual = read.Records.Where(record => record.Partition == p).ToList();
            Assert.Equal(expected, actual.Select(record => record.Text));
            Assert.Equal(Enumerable.Range(0, expected.Length).Select(n => (long)n), actual.Select(record => record.Record));
            Assert.Equal(actual.Select(record => record.Micros).Order(), actual.Select(record => record.Micros));
        }

        return true;
    }

    private static void Append(string topic, int partition, string lines, bool byHand)
    {
        if (byHand)
        {
            File.AppendAllText(new TopicLayout(topic).DataPath(partition), lines);
            return;
        }

        using var writer = FileTopicWriter.Open(topic, "feed", FileTopicWriterOptions.Default, TimeProvider.System);
        writer.AppendLines(partition, Encoding.UTF8.GetBytes(lines));
        writer.Commit("");
    }

    private FileTopicSource Open(string topic)
    {
        var source = FileTopicSource.Open(TopicAddress.Parse(topic), FileTopicSourceOptions.Default, TimeProvider.System);
        _sources.Add(source);
        return source;
    }
}
