using System.Text;
using Microsoft.Extensions.Time.Testing;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Topics;

namespace TenFour.Streaming.Tests.Topics;

public sealed class FileTopicWriterTests : IDisposable
{
    private readonly TemporaryFolder _temporary = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2018, 12, 31, 23, 57, 0, TimeSpan.Zero));

    private string Topic => _temporary["calls"];

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void Append_RecordsAndLines_AreWholeLinesInTheirPartitions()
    {
        using (var writer = Open(partitions: 2))
        {
            writer.Append(0, "{\"a\":1}"u8);
            writer.AppendLines(1, "{\"b\":1}\r\n\n"u8);
            writer.Append(0, ""u8);
            writer.Commit("3");
        }

        Assert.Equal("{\"a\":1}\n\n", Read(Topic, 0));
        Assert.Equal("{\"b\":1}\r\n\n", Read(Topic, 1));
    }

    [Fact]
    public void Append_RecordWithNewline_IsRefused()
    {
        using var writer = Open();

        var error = Assert.Throws<StreamingException>(() => writer.Append(0, "{\n}"u8));

        Assert.Equal(Fault.Data, error.Fault);
    }

    [Fact]
    public void AppendLines_LastLineWithoutNewline_IsRefused()
    {
        using var writer = Open();

        Assert.Throws<StreamingException>(() => writer.AppendLines(0, "{}\n{"u8));
    }

    [Fact]
    public void Append_RecordLargerThanTheBuffer_IsKeptInOrder()
    {
        var large = new string('x', 5000);
        using (var writer = Open(bufferBytes: 16))
        {
            writer.Append(0, "{}"u8);
            writer.Append(0, Encoding.UTF8.GetBytes(large));
            writer.AppendLines(0, Encoding.UTF8.GetBytes(large + "\n"));
            writer.Append(0, "1"u8);
            writer.Commit("4");
        }

        Assert.Equal($"{{}}\n{large}\n{large}\n1\n", Read(Topic, 0));
    }

    [Fact]
    public void AppendLines_BlockOfManyMegabytes_IsKept()
    {
        var lines = new StringBuilder().Insert(0, new string('y', 99) + "\n", 40_000).ToString();
        using (var writer = Open())
        {
            writer.AppendLines(0, Encoding.UTF8.GetBytes(lines));
            Assert.Equal(new AppendedTotals(40_000, 4_000_000), writer.Appended);
            writer.Commit("");
        }

        Assert.Equal(lines, Read(Topic, 0));
    }

    [Fact]
    public void Flush_BeforeCommit_MakesRecordsVisible()
    {
        using var writer = Open();
        writer.Append(0, "1"u8);
        Assert.Equal("", Read(Topic, 0));

        writer.Flush();

        Assert.Equal("1\n", Read(Topic, 0));
    }

    [Fact]
    public void Open_SecondWriter_IsRefusedNamingTheFirst()
    {
        using var first = Open();

        var error = Assert.Throws<StreamingException>(() => Open());

        Assert.Equal(Fault.Environment, error.Fault);
        Assert.Contains($"process {Environment.ProcessId}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OtherNumberOfPartitions_IsRefused()
    {
        Open(partitions: 2).Dispose();

        var error = Assert.Throws<StreamingException>(() => Open(partitions: 3));

        Assert.Equal(Fault.User, error.Fault);
        Assert.Contains("has 2 partitions, not 3", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10_001)]
    public void Open_ImpossibleNumberOfPartitions_IsRefusedAndNothingIsMade(int partitions)
    {
        Assert.Throws<StreamingException>(() => Open(partitions: partitions));

        Assert.False(Directory.Exists(Topic));
    }

    [Fact]
    public void Open_FileInPlaceOfFolder_IsRefused()
    {
        File.WriteAllText(Topic, "{}\n");

        Assert.Throws<StreamingException>(() => Open());
    }

    [Fact]
    public void Open_AfterCommit_KnowsThePosition()
    {
        using (var writer = Open())
        {
            Assert.Equal(ProducerProgress.None, writer.Progress);
            writer.Append(0, "1"u8);
            writer.Commit("one");
        }

        using var again = Open();
        Assert.Equal(new ProducerProgress("one", false, 0), again.Progress);
    }

    [Fact]
    public void Open_AfterComplete_SaysSoUntilAgain()
    {
        using (var writer = Open())
        {
            writer.Append(0, "1"u8);
            writer.Complete("one");
        }

        using (var writer = Open())
        {
            Assert.True(writer.Progress.Completed);
        }

        using var anew = Open(again: true);
        Assert.Equal(ProducerProgress.None, anew.Progress);
    }

    [Fact]
    public void Open_SecondProducer_HasItsOwnPosition()
    {
        using (var writer = Open())
        {
            writer.Append(0, "1"u8);
            writer.Commit("one");
        }

        using (var other = Open(producer: "other"))
        {
            Assert.Null(other.Progress.Position);
        }

        using var first = Open();
        Assert.Equal("one", first.Progress.Position);
    }

    [Fact]
    public void Append_AfterForeignAppend_KeepsBothAndCountsOnlyItsOwn()
    {
        var killed = "";
        using (var writer = Open())
        {
            writer.Append(0, "1"u8);
            writer.Commit("1");
            File.AppendAllText(Data(Topic, 0), "by hand\n");
            writer.Append(0, "2"u8);
            writer.Flush();
            killed = _temporary.Snapshot(Topic, "killed");
        }

        File.AppendAllText(Data(killed, 0), "by hand, later\n");
        using var resumed = Open(topic: killed);
        Assert.Equal(new ProducerProgress("1", false, 1), resumed.Progress);
        resumed.Append(0, "2"u8);
        resumed.Append(0, "3"u8);
        resumed.Complete("3");
        Assert.Equal("1\nby hand\n2\nby hand, later\n3\n", Read(killed, 0));
    }

    [Fact]
    public void Append_WhileAnotherProgramIsInTheMiddleOfALine_IsAnErrorAndLosesNothing()
    {
        using (var writer = Open())
        {
            writer.Append(0, "1"u8);
            writer.Commit("1");
            File.AppendAllText(Data(Topic, 0), "half");
            writer.Append(0, "2"u8);
            Assert.Throws<StreamingException>(() => writer.Flush());
        }

        File.AppendAllText(Data(Topic, 0), " and whole\n");
        using var resumed = Open();
        Assert.Equal(new ProducerProgress("1", false, 0), resumed.Progress);
        resumed.Append(0, "2"u8);
        resumed.Commit("2");
        Assert.Equal("1\nhalf and whole\n2\n", Read(Topic, 0));
    }

    [Fact]
    public void Open_UnfinishedLineByHand_IsRefusedAndKept()
    {
        Open().Dispose();
        File.AppendAllText(Data(Topic, 0), "unfinished");

        var error = Assert.Throws<StreamingException>(() => Open());

        Assert.Contains("10 bytes", error.Message, StringComparison.Ordinal);
        Assert.Equal("unfinished", Read(Topic, 0));
    }

    [Fact]
    public void Open_PartitionShorterThanCommitted_IsRefused()
    {
        using (var writer = Open())
        {
            writer.AppendLines(0, "1\n2\n"u8);
            writer.Commit("2");
        }

        File.WriteAllText(Data(Topic, 0), "1\n");

        var error = Assert.Throws<StreamingException>(() => Open());
        Assert.Contains("2 records", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_FolderMadeByHand_BecomesATopicWithItsPartitions()
    {
        Directory.CreateDirectory(Topic);
        File.WriteAllText(Data(Topic, 0), "1\n2\n");
        File.WriteAllText(Data(Topic, 2), "3\n");

        using var writer = Open();

        Assert.Equal(3, writer.PartitionCount);
        writer.Append(2, "4"u8);
        writer.Commit("");
        Assert.Equal("3\n4\n", Read(Topic, 2));
    }

    [Fact]
    public void Open_DamagedJournal_SaysWhatToDo()
    {
        Open().Dispose();
        File.WriteAllText(Path.Combine(Topic, "producers.json"), "{");

        var error = Assert.Throws<StreamingException>(() => Open());

        Assert.Contains("producers.json is damaged", error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Advice);
    }

    [Fact]
    public void Complete_FeedShorterThanWhatItHadGiven_IsRefused()
    {
        string killed;
        using (var writer = Open())
        {
            writer.AppendLines(0, "1\n2\n"u8);
            writer.Flush();
            killed = _temporary.Snapshot(Topic, "killed");
        }

        using var resumed = Open(topic: killed);
        resumed.Append(0, "1"u8);
        var error = Assert.Throws<StreamingException>(() => resumed.Complete("end"));
        Assert.Equal(Fault.User, error.Fault);
    }

    [Fact]
    public void Append_FeedGivesOtherRecordsThanBefore_IsRefused()
    {
        string killed;
        using (var writer = Open())
        {
            writer.AppendLines(0, "1\n2\n"u8);
            writer.Flush();
            killed = _temporary.Snapshot(Topic, "killed");
        }

        using var resumed = Open(topic: killed);
        Assert.Throws<StreamingException>(() => resumed.AppendLines(0, "1\n22\n"u8));
    }

    private FileTopicWriter Open(
        string? topic = null, string producer = "feed", int? partitions = null, bool again = false, int bufferBytes = 64) =>
        FileTopicWriter.Open(
            topic ?? Topic,
            producer,
            new FileTopicWriterOptions { Partitions = partitions, Again = again, BufferBytes = bufferBytes },
            _time);

    private static string Data(string topic, int partition) => Path.Combine(topic, $"partition-{partition:D5}.ndjson");

    private static string Read(string topic, int partition) => File.ReadAllText(Data(topic, partition));
}
