using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sources;
using TenFour.Streaming.Topics;
using ZstdSharp;

namespace TenFour.Streaming.Tests.Topics;

public sealed class FileTopicSourceTests : IAsyncDisposable
{
    private readonly TemporaryFolder _temporary = new();
    private readonly List<string> _warnings = [];
    private readonly List<FileTopicSource> _sources = [];

    private string Topic => _temporary["calls"];

    public async ValueTask DisposeAsync()
    {
        foreach (var source in _sources)
        {
            await source.DisposeAsync();
        }

        _temporary.Dispose();
    }

    [Theory]
    [InlineData("calls")]
    [InlineData("calls.ndjson")]
    [InlineData("calls.ndjson.gz")]
    [InlineData("calls.ndjson.zst")]
    public void Read_AnyKindOfTopic_GivesTheSameRecords(string kind)
    {
        var lines = string.Concat(Enumerable.Range(0, 5000).Select(n => $"{{\"n\":{n}}}{(n % 7 == 0 ? "\r" : "")}\n{(n % 11 == 0 ? "\n" : "")}"));
        var expected = lines.Split('\n')[..^1];
        var source = Open(Write(kind, lines + "torn"));

        var latest = source.GetLatest();
        var read = CollectingConsumer.Read(source, source.GetEarliest(), latest);

        Assert.Equal("calls", source.Name);
        Assert.Equal(expected, read.Texts);
        Assert.Equal(Enumerable.Range(0, expected.Length).Select(n => (long)n), read.Records.Select(r => r.Record));
        Assert.Equal(expected.Length, source.CountRecords(source.GetEarliest(), latest));
    }

    [Theory]
    [InlineData("calls")]
    [InlineData("calls.ndjson")]
    [InlineData("calls.ndjson.gz")]
    [InlineData("calls.ndjson.zst")]
    public void Limit_BatchesOfAnyKindOfTopic_GiveEveryRecordOnce(string kind)
    {
        var lines = string.Concat(Enumerable.Range(0, 1000).Select(n => $"{{\"n\":{n},\"x\":\"{new string('x', n % 300)}\"}}\n"));
        var source = Open(Write(kind, lines));
        var latest = source.GetLatest();
        var texts = new List<string>();

        for (var start = source.GetEarliest(); !start.Equals(latest);)
        {
            var end = source.Limit(start, latest, 300);
            var read = CollectingConsumer.Read(source, start, end);
            Assert.InRange(read.Records.Count, 1, 300);
            texts.AddRange(read.Texts);
            start = end;
        }

        Assert.Equal(lines.Split('\n')[..^1], texts);
    }

    [Fact]
    public void Read_CompressedFileFromTheMiddleInAnotherProcess_GoesOnThere()
    {
        var path = Write("calls.ndjson.gz", "0\n1\n2\n3\n4\n");
        var first = Open(path);
        var middle = first.Limit(first.GetEarliest(), first.GetLatest(), 2);

        var second = Open(path);
        var latest = second.GetLatest();
        var later = CollectingConsumer.Read(second, middle, latest);
        var again = CollectingConsumer.Read(second, second.GetEarliest(), latest);

        Assert.Equal(["2", "3", "4"], later.Texts);
        Assert.Equal(["0", "1", "2", "3", "4"], again.Texts);
    }

    [Fact]
    public void GetLatest_DamagedCompressedFile_SaysSo()
    {
        var path = Write("calls.ndjson.gz", string.Concat(Enumerable.Range(0, 10_000).Select(n => $"{n * 7919}\n")));
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^2000]);

        var error = Assert.Throws<StreamingException>(() => Open(path).GetLatest());

        Assert.Equal(Fault.Environment, error.Fault);
        Assert.Contains("damaged or incomplete", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GetLatest_DamagedZstandardFile_SaysSo()
    {
        var path = Write("calls.ndjson.zst", string.Concat(Enumerable.Range(0, 10_000).Select(n => $"{n * 7919}\n")));
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^2000]);

        Assert.Throws<StreamingException>(() => Open(path).GetLatest());
    }

    [Fact]
    public void Read_SingleFile_WritesNothingBesideIt()
    {
        var path = Write("calls.ndjson", "1\n");
        var source = Open(path);

        CollectingConsumer.Read(source, source.GetEarliest(), source.GetLatest());

        Assert.Equal([path], Directory.GetFileSystemEntries(_temporary.Path));
    }

    [Fact]
    public void GetLatest_TornLine_IsNoRecordUntilItsNewline()
    {
        var path = Write("calls", "1\n{\"half");
        var source = Open(path);
        Assert.Equal(new PartitionOffset(1, 2), source.GetLatest()[0]);

        Append(0, "\":");
        Assert.Equal(new PartitionOffset(1, 2), source.GetLatest()[0]);
        Append(0, "2}\n3");

        var latest = source.GetLatest();
        Assert.Equal(new PartitionOffset(2, 13), latest[0]);
        Assert.Equal(["{\"half\":2}"], CollectingConsumer.Read(source, SourceOffsets.Of(new PartitionOffset(1, 2)), latest).Texts);
    }

    [Fact]
    public void GetLatest_SingleFileWithTornLine_WarnsOnce()
    {
        var source = Open(Write("calls.ndjson", "1\n2"));

        source.GetLatest();
        File.AppendAllText(_temporary["calls.ndjson"], "2");
        source.GetLatest();

        Assert.Contains("1 bytes have no newline", Assert.Single(_warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void GetLatest_NewPartition_StartsAtItsFirstRecord()
    {
        var source = Open(Write("calls", "1\n"));
        var before = source.GetLatest();
        Append(3, "2\n");

        var latest = source.GetLatest();

        Assert.Equal([0, 3], latest.Partitions);
        Assert.Equal(["2"], CollectingConsumer.Read(source, before, source.Limit(before, latest, null)).Texts);
    }

    [Theory]
    [InlineData("1\n")]
    [InlineData("1\n3\n4\n5\n")]
    [InlineData(null)]
    public void GetLatest_FileShrankOrWasReplaced_IsAnErrorEachTime(string? content)
    {
        var source = Open(Write("calls", "1\n2\n"));
        source.GetLatest();
        Replace(0, content);

        Assert.Throws<StreamingException>(() => source.GetLatest());
        var error = Assert.Throws<StreamingException>(() => source.GetLatest());

        Assert.Equal(Fault.Environment, error.Fault);
        Assert.Contains("partition-00000.ndjson", error.Message, StringComparison.Ordinal);
        Assert.Contains("failOnDataLoss=false", error.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1\n", 1)]
    [InlineData("1\n3\n4\n5\n", 4)]
    [InlineData(null, 0)]
    public void GetLatest_FileShrankOrWasReplacedWithoutFailOnDataLoss_GoesOnAtTheNewEnd(string? content, long newEnd)
    {
        var source = Open(Write("calls", "1\n2222\n"), o => o with { FailOnDataLoss = false });
        var start = source.GetLatest();
        Replace(0, content);

        var end = source.Limit(start, source.GetLatest(), null);
        Assert.Equal(newEnd, end[0].Record);
        Assert.Equal(0, source.CountRecords(start, end));
        Assert.Empty(source.Split(start, end, 4));
        Assert.NotEmpty(_warnings);

        Append(0, "new\n");
        var next = source.Limit(end, source.GetLatest(), null);
        Assert.Equal(["new"], CollectingConsumer.Read(source, end, next).Texts);
    }

    [Fact]
    public void Limit_CheckpointBeyondTheData_IsAnError()
    {
        var source = Open(Write("calls", "1\n2\n"));
        var start = SourceOffsets.Of(new PartitionOffset(3, 6));

        var error = Assert.Throws<StreamingException>(() => source.Limit(start, source.GetLatest(), null));

        Assert.Contains("up to record 3", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    [InlineData(2, 2)]
    public void Split_CheckpointThatDoesNotFitTheData_IsAnErrorBeforeGetLatest(long record, long position)
    {
        Fill(partitions: 1, records: 1000, flushEvery: 1, bytes: 1);
        var source = Open(Topic);
        var place = new PartitionOffset(record, position);

        Assert.Throws<StreamingException>(() => source.Split(SourceOffsets.Empty, SourceOffsets.Of(place), 1));
    }

    [Fact]
    public void Split_BatchRunAgainAfterRestart_GivesTheSameRecords()
    {
        Fill(partitions: 2, records: 1000, flushEvery: 100, bytes: 50);
        var first = Open(Topic);
        var end = first.Limit(first.GetEarliest(), first.GetLatest(), 333);
        var expected = CollectingConsumer.Read(first, SourceOffsets.Empty, end).Records;

        var restored = SourceOffsets.FromJson(end.ToJson());
        var again = CollectingConsumer.Read(Open(Topic), SourceOffsets.Empty, restored).Records;

        Assert.Equal(expected, again);
    }

    [Fact]
    public void Split_LargePartition_IsCutAtRecordsWithTheirNumbers()
    {
        Fill(partitions: 2, records: 20_000, flushEvery: 1000, bytes: 200);
        var source = Open(Topic);
        var latest = source.GetLatest();

        var splits = source.Split(SourceOffsets.Empty, latest, 8);

        Assert.InRange(splits.Count, 7, 9);
        Assert.All(splits, split => Assert.InRange(split.Bytes, 370_000, 630_000));
        Assert.Equal(20_000, splits.Sum(split => split.Records));
        foreach (var split in splits)
        {
            var consumer = new CollectingConsumer();
            source.Read(split, consumer, CancellationToken.None);
            Assert.Equal(Number(split.Partition.Number, split.Start.Record), consumer.Texts.First()[..8]);
            Assert.Equal(split.Records, consumer.Records.Count);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(37)]
    [InlineData(6000)]
    public void Split_AnyAppends_IsCutAtRecordsNearWhereItShouldBe(int flushEvery)
    {
        Fill(partitions: 1, records: 20_000, flushEvery, bytes: 250);
        var source = Open(Topic);
        var start = source.Limit(SourceOffsets.Empty, source.GetLatest(), 777);

        var splits = source.Split(start, source.GetLatest(), 10);

        Assert.Equal(start[0], splits[0].Start);
        Assert.Equal(source.GetLatest()[0], splits[^1].EndExclusive);
        Assert.All(splits.Zip(splits.Skip(1)), pair => Assert.Equal(pair.First.EndExclusive, pair.Second.Start));
        Assert.All(splits, split => Assert.Equal(251 * split.Records, split.Bytes));
        Assert.All(splits, split => Assert.InRange(split.Bytes, 0.7 * 482_000, 1.3 * 482_000));
    }

    [Fact]
    public void Split_SmallBatch_IsOnePiece()
    {
        Fill(partitions: 1, records: 200, flushEvery: 200, bytes: 400);
        var source = Open(Topic);

        Assert.Single(source.Split(SourceOffsets.Empty, source.GetLatest(), 8));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Read_LineLongerThanAllowed_IsReportedAndSkipped(bool compressed)
    {
        var huge = new string('h', 700_000);
        var source = Open(
            Write(compressed ? "calls.ndjson.gz" : "calls.ndjson", $"a\n{huge}\nb\n{new string('c', 2000)}\n{new string('d', 2001)}\ne\n"),
            o => o with { MaxRecordBytes = 2000 });

        var read = CollectingConsumer.Read(source, SourceOffsets.Empty, source.GetLatest());

        Assert.Equal([(0, 0L), (0, 2), (0, 3), (0, 5)], read.Records.Select(r => (r.Partition, r.Record)));
        Assert.Equal(["a", "b", new string('c', 2000), "e"], read.Texts);
        Assert.Equal([(0, 1L, 700_000L), (0, 4, 2001)], read.Oversized);
    }

    [Fact]
    public void Read_LineLargerThanABlock_IsWhole()
    {
        var long1 = new string('1', 300_000);
        var long2 = new string('2', 3_000_000);
        var source = Open(Write("calls", $"a\n{long1}\n{long2}\nb\n"));

        var read = CollectingConsumer.Read(source, SourceOffsets.Empty, source.GetLatest());

        Assert.Equal(["a", long1, long2, "b"], read.Texts);
    }

    [Fact]
    public void Read_RecordsAppendedAtDifferentTimes_HaveTheirTimes()
    {
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(1000));
        using (var writer = FileTopicWriter.Open(Topic, "feed", FileTopicWriterOptions.Default, time))
        {
            writer.AppendLines(0, "1\n2\n"u8);
            writer.Flush();
            time.Advance(TimeSpan.FromMilliseconds(5));
            writer.AppendLines(0, "3\n"u8);
            writer.Flush();
            writer.AppendLines(0, "4\n"u8);
            writer.Commit("");
        }

        var source = Open(Topic);
        var read = CollectingConsumer.Read(source, SourceOffsets.Empty, source.GetLatest());

        Assert.Equal([1_000_000L, 1_000_000, 1_005_000, 1_005_000], read.Records.Select(r => r.Micros));
        Assert.Equal(2, read.Blocks);
    }

    [Fact]
    public void Read_TimesNotWanted_GivesLargeBlocks()
    {
        var time = new FakeTimeProvider();
        using (var writer = FileTopicWriter.Open(Topic, "feed", FileTopicWriterOptions.Default, time))
        {
            for (var n = 0; n < 100; n++)
            {
                writer.Append(0, "{}"u8);
                writer.Flush();
                time.Advance(TimeSpan.FromSeconds(1));
            }
        }

        var source = Open(Topic);
        source.Expect(RecordParts.Headers);

        Assert.Equal(1, CollectingConsumer.Read(source, SourceOffsets.Empty, source.GetLatest()).Blocks);
    }

    [Fact]
    public void Expect_OneOfTwoReadersLooksAtTimes_GivesThem()
    {
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(1000));
        using (var writer = FileTopicWriter.Open(Topic, "feed", FileTopicWriterOptions.Default, time))
        {
            writer.AppendLines(0, "1\n"u8);
            writer.Flush();
            time.Advance(TimeSpan.FromMilliseconds(5));
            writer.AppendLines(0, "2\n"u8);
            writer.Commit("");
        }

        var source = Open(Topic);
        source.Expect(RecordParts.Timestamp);
        source.Expect(RecordParts.None);

        var read = CollectingConsumer.Read(source, SourceOffsets.Empty, source.GetLatest());

        Assert.Equal([1_000_000L, 1_005_000], read.Records.Select(r => r.Micros));
    }

    [Fact]
    public void Read_RecordsAppendedByHand_HaveTheTimeOfTheFile()
    {
        var path = Write("calls.ndjson", "1\n");
        File.SetLastWriteTimeUtc(path, new DateTime(2018, 12, 31, 0, 0, 0, DateTimeKind.Utc));
        var source = Open(path);

        var read = CollectingConsumer.Read(source, SourceOffsets.Empty, source.GetLatest());

        Assert.Equal(new DateTimeOffset(2018, 12, 31, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds() * 1000, read.Records[0].Micros);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(2000)]
    public void Index_DamagedOrMissing_ChangesNothing(int damageAt)
    {
        Fill(partitions: 1, records: 20_000, flushEvery: 200, bytes: 200);
        var expected = Describe(Open(Topic));
        var index = Path.Combine(Topic, "partition-00000.index");
        var bytes = File.ReadAllBytes(index);
        bytes[damageAt] ^= 1;
        File.WriteAllBytes(index, bytes);
        Assert.Equal(expected, Describe(Open(Topic)));

        File.Delete(index);
        Assert.Equal(expected, Describe(Open(Topic)));
    }

    [Fact]
    public void Index_OfOtherData_IsNotUsed()
    {
        Fill(partitions: 1, records: 20_000, flushEvery: 200, bytes: 200);
        var replaced = string.Concat(Enumerable.Range(0, 50_000).Select(n => $"{n} {new string('z', n % 150)}\n"));
        File.WriteAllText(Path.Combine(Topic, "partition-00000.ndjson"), replaced);
        var source = Open(Topic);

        var latest = source.GetLatest();

        Assert.Equal(new PartitionOffset(50_000, replaced.Length), latest[0]);
        Assert.Equal(replaced.Split('\n')[..^1], CollectingConsumer.Read(source, SourceOffsets.Empty, latest, splits: 4).Texts);
    }

    [Fact]
    public void Resolve_Records_AreFoundInEveryPartition()
    {
        Fill(partitions: 3, records: 30_000, flushEvery: 100, bytes: 50);
        var source = Open(Topic);

        var start = source.Resolve(StartingOffsets.Parse("""{"calls":{"0":7777,"1":-2,"2":-1}}""", "calls"));

        Assert.Equal(new PartitionOffset(7777, 7777 * 51), start[0]);
        Assert.Equal(PartitionOffset.Start, start[1]);
        Assert.Equal(source.GetLatest()[2], start[2]);
    }

    [Theory]
    [InlineData("""{"calls":{"0":1}}""")]
    [InlineData("""{"calls":{"0":1,"1":1,"2":1}}""")]
    [InlineData("""{"calls":{"0":1,"1":11}}""")]
    [InlineData("""{"calls":{"0":1,"1":-3}}""")]
    [InlineData("""{"calls":{"0":1,"1":"2"}}""")]
    [InlineData("""{"other":{"0":1,"1":1}}""")]
    [InlineData("{}")]
    [InlineData("newest")]
    public void Resolve_ImpossibleStart_IsRefused(string text)
    {
        Fill(partitions: 2, records: 20, flushEvery: 1, bytes: 10);
        var source = Open(Topic);

        var error = Assert.Throws<StreamingException>(() => source.Resolve(StartingOffsets.Parse(text, "calls")));

        Assert.Equal(Fault.User, error.Fault);
        Assert.NotNull(error.Advice);
    }

    [Fact]
    public void Resolve_Time_IsTheFirstRecordAppendedThen()
    {
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(1000));
        using (var writer = FileTopicWriter.Open(Topic, "feed", FileTopicWriterOptions.Default, time))
        {
            for (var n = 0; n < 10; n++)
            {
                writer.Append(0, "{}"u8);
                writer.Flush();
                time.Advance(TimeSpan.FromMilliseconds(10));
            }
        }

        var source = Open(Topic);
        File.SetLastWriteTimeUtc(Path.Combine(Topic, "partition-00000.ndjson"), DateTime.UnixEpoch.AddMilliseconds(1090));

        Assert.Equal(0, At(source, 0));
        Assert.Equal(5, At(source, 1050_000));
        Assert.Equal(6, At(source, 1050_001));
        Assert.Equal(10, source.Resolve(new StartingOffsets.AtTime(2_000_000, LatestWhenNone: true))[0].Record);
        Assert.Throws<StreamingException>(() => source.Resolve(new StartingOffsets.AtTime(2_000_000, LatestWhenNone: false)));
    }

    [Fact]
    public async Task WaitForData_DataThereAlready_AnswersAtOnce()
    {
        var source = Open(Write("calls", "1\n"));

        Assert.True(await source.WaitForDataAsync(SourceOffsets.Empty, TimeSpan.Zero, TestContext.Current.CancellationToken));
        Assert.False(await source.WaitForDataAsync(source.GetLatest(), TimeSpan.Zero, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task WaitForData_RecordAppended_IsNoticed(int partition)
    {
        var source = Open(Write("calls", "1\n"));
        var seen = source.GetLatest();
        var waiting = source.WaitForDataAsync(seen, TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken).AsTask();
        Assert.False(waiting.IsCompleted);

        Append(partition, "2\n");

        Assert.True(await waiting);
        Assert.Equal(["2"], CollectingConsumer.Read(source, seen, source.GetLatest()).Texts);
    }

    [Fact]
    public async Task WaitForData_Cancelled_Throws()
    {
        var source = Open(Write("calls", "1\n"));
        using var stop = new CancellationTokenSource();
        var waiting = source.WaitForDataAsync(source.GetLatest(), TimeSpan.FromSeconds(20), stop.Token).AsTask();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public void Read_Cancelled_Stops()
    {
        Fill(partitions: 1, records: 10_000, flushEvery: 10_000, bytes: 200);
        var source = Open(Topic);
        var split = Assert.Single(source.Split(SourceOffsets.Empty, source.GetLatest(), 1));

        Assert.Throws<OperationCanceledException>(() => source.Read(split, new CollectingConsumer(), new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Follow_WhileAWriterAppends_SeesEveryRecordOnceInOrder()
    {
        const int Count = 20_000;
        using var writer = FileTopicWriter.Open(Topic, "feed", new FileTopicWriterOptions { Partitions = 2 }, TimeProvider.System);
        var writing = Task.Run(() =>
        {
            for (var n = 0; n < Count; n++)
            {
                writer.Append(n % 2, Encoding.UTF8.GetBytes($"{{\"n\":{n}}}"));
                if (n % 37 == 0)
                {
                    writer.Flush();
                }
            }

            writer.Commit("");
        });

        var source = Open(Topic);
        var read = new CollectingConsumer();
        for (var seen = SourceOffsets.Empty; read.Records.Count < Count;)
        {
            Assert.True(await source.WaitForDataAsync(seen, TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
            var latest = source.GetLatest();
            foreach (var split in source.Split(seen, latest, 3))
            {
                source.Read(split, read, CancellationToken.None);
            }

            seen = latest;
        }

        await writing;
        for (var p = 0; p < 2; p++)
        {
            Assert.Equal(
                Enumerable.Range(0, Count / 2).Select(i => ((long)i, $"{{\"n\":{i * 2 + p}}}")),
                read.Records.Where(r => r.Partition == p).Select(r => (r.Record, r.Text)));
        }
    }

    private static long At(FileTopicSource source, long micros) =>
        source.Resolve(new StartingOffsets.AtTime(micros, LatestWhenNone: false))[0].Record;

    /// <summary>Everything that the index helps to find.</summary>
    private static string Describe(FileTopicSource source)
    {
        var latest = source.GetLatest();
        var middle = source.Limit(SourceOffsets.Empty, latest, 12_345);
        var splits = source.Split(middle, latest, 4);
        var records = string.Join('\n', CollectingConsumer.Read(source, SourceOffsets.Empty, latest, 4).Texts);

        // Where exactly it is cut depends on what the index knows.
        return $"{latest} {middle} {splits.Sum(s => s.Records)} {splits.Sum(s => s.Bytes)} {records.GetHashCode(StringComparison.Ordinal)}";
    }

    private static string Number(int partition, long record) => $"{partition:D1}-{record:D6}";

    private void Fill(int partitions, int records, int flushEvery, int bytes)
    {
        using var writer = FileTopicWriter.Open(
            Topic, "feed", new FileTopicWriterOptions { Partitions = partitions }, TimeProvider.System);
        for (var n = 0; n < records; n++)
        {
            writer.Append(n % partitions, Encoding.UTF8.GetBytes(Number(n % partitions, n / partitions).PadRight(bytes, '.')[..bytes]));
            if (n % flushEvery == 0)
            {
                writer.Flush();
            }
        }

        writer.Complete("");
    }

    private FileTopicSource Open(string path, Func<FileTopicSourceOptions, FileTopicSourceOptions>? change = null)
    {
        var options = FileTopicSourceOptions.Default with { Warn = _warnings.Add };
        var source = FileTopicSource.Open(TopicAddress.Parse(path), change?.Invoke(options) ?? options, TimeProvider.System);
        _sources.Add(source);
        return source;
    }

    private string Write(string kind, string content)
    {
        var path = _temporary[kind];
        if (kind == "calls")
        {
            Directory.CreateDirectory(path);
            File.WriteAllText(Path.Combine(path, "partition-00000.ndjson"), content);
            return path;
        }

        using var file = File.Create(path);
        using Stream stream = Path.GetExtension(kind) switch
        {
            ".gz" => new GZipStream(file, CompressionLevel.Fastest),
            ".zst" => new CompressionStream(file),
            _ => file,
        };
        stream.Write(Encoding.UTF8.GetBytes(content));
        return path;
    }

    private void Append(int partition, string text) => File.AppendAllText(Path.Combine(Topic, $"partition-{partition:D5}.ndjson"), text);

    private void Replace(int partition, string? content)
    {
        var path = Path.Combine(Topic, $"partition-{partition:D5}.ndjson");
        File.Delete(path);
        if (content is not null)
        {
            File.WriteAllText(path, content);
        }
    }
}
