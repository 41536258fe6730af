using System.Buffers;
using CsCheck;
using TenFour.Streaming.Checkpoints;
using TenFour.Streaming.Errors;
using TenFour.Streaming.State;
using TenFour.Streaming.Storage;
using TenFour.Streaming.Tests.Topics;
using Xunit;

namespace TenFour.Streaming.Tests.Checkpoints;

public sealed class CheckpointReaderTests : IDisposable
{
    private const int Batches = 8;

    private readonly TemporaryFolder folder = new();
    private readonly CheckpointLayout layout;
    private readonly byte[] journal;
    private readonly List<int> ends = [];

    public CheckpointReaderTests()
    {
        layout = new CheckpointLayout(Directory.CreateDirectory(folder["checkpoint"]).FullName);
        var bytes = new ArrayBufferWriter<byte>();
        var random = new Random(1);
        for (var batch = 0; batch < Batches; batch++)
        {
            Add(bytes, JournalEntryKind.Intent, JournalJson.Write(new BatchIntent(batch, 0, 0, batch, [])), null);
            Add(bytes, JournalEntryKind.Commit, JournalJson.Write(new BatchCommit(batch, 0, [])), State(random, batch == Batches - 1 ? 9000 : random.Next(3000)));
        }

        journal = bytes.WrittenSpan.ToArray();
    }

    private int LastEntry => ends[^2];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_AnyBitFlippedBeforeTheLastEntry_IsRefused() =>
        Gen.Select(Gen.Int[0, LastEntry - 1], Gen.Int[0, 7]).Sample(
            (at, bit) =>
            {
                var damaged = journal.ToArray();
                damaged[at] ^= (byte)(1 << bit);
                AssertRefused(damaged, at);
            },
            iter: 400,
            threads: 1);

    [Fact]
    public void Read_BitFlippedInAnyHeaderBeforeTheLast_IsRefused()
    {
        foreach (var start in ends[..^2].Prepend(0))
        {
            for (var at = start; at < start + JournalFormat.HeaderBytes + 4; at++)
            {
                var damaged = journal.ToArray();
                damaged[at] ^= 0x40;
                AssertRefused(damaged, at);
            }
        }
    }

    [Fact]
    public void Read_BytesZeroedBeforeTheLastEntry_IsRefused() =>
        Gen.Select(Gen.Int[0, LastEntry - 1], Gen.Int[1, 5000]).Sample(
            (at, length) =>
            {
                var damaged = journal.ToArray();
                damaged.AsSpan(at..Math.Min(at + length, LastEntry)).Clear();
                if (!damaged.AsSpan().SequenceEqual(journal))
                {
                    AssertRefused(damaged, Enumerable.Range(at, length).First(i => damaged[i] != journal[i]));
                }
            },
            iter: 200,
            threads: 1);

    [Fact]
    public void Read_LastEntryUnfinished_IsCutOff() =>
        Gen.Select(Gen.Int[0, journal.Length], Gen.Int[0, 2], Gen.Int[0, 5000], Gen.Int[0, 9000]).Sample(
            (cut, kind, zeros, length) =>
            {
                byte[] torn = kind switch
                {
                    // Cut anywhere, with or without zero bytes behind.
                    0 => journal[..cut],
                    1 => [.. journal[..cut], .. new byte[zeros]],
                    _ => journal.ToArray(),
                };
                if (kind == 2)
                {
                    // Pages of the last entry that were not written.
                    var from = Math.Min(LastEntry + zeros, journal.Length - 1);
                    torn.AsSpan(from, Math.Min(length + 1, journal.Length - from)).Clear();
                }

                var whole = ends.Count(e => e <= torn.Length && torn.AsSpan(0, e).SequenceEqual(journal.AsSpan(0, e)));
                Write(torn);

                var (point, segment, end) = Reader().Read([new Restored()]);
                Assert.Equal((0, whole == 0 ? 0 : ends[whole - 1]), (segment, end));
                Assert.Equal((whole / 2) - 1, point.LastCommittedBatchId);
                Assert.Equal(whole % 2 == 1 ? whole / 2 : null, point.Pending?.BatchId);
                Assert.Equal(whole, Reader().Entries().Count());
            },
            iter: 400,
            threads: 1);

    private static byte[] State(Random random, int length)
    {
        var state = new byte[length];
        random.NextBytes(state.AsSpan(0, length / 2));
        return state;
    }

    private void AssertRefused(byte[] damaged, int at)
    {
        Write(damaged);
        var entry = ends.Prepend(0).Last(e => e <= at);

        var error = Assert.Throws<StreamingException>(() => Reader().Read([new Restored()]));
        Assert.Contains($"{layout.JournalPath(0)} is damaged: the entry at byte {entry} does not fit", error.Message, StringComparison.Ordinal);
        Assert.Equal(error.Message, Assert.Throws<StreamingException>(() => Reader().Entries().Count()).Message);
    }

    private CheckpointReader Reader() => new(layout);

    private void Write(byte[] bytes) => File.WriteAllBytes(layout.JournalPath(0), bytes);

    private void Add(ArrayBufferWriter<byte> bytes, JournalEntryKind kind, byte[] json, byte[]? state)
    {
        var states = new List<ChunkedBuffer>();
        if (state is not null)
        {
            states.Add(new ChunkedBuffer());
            states[0].Write(state);
        }

        var buffer = new ChunkedBuffer();
        JournalFormat.Write(buffer, kind, json, states);
        buffer.CopyTo(bytes);
        ends.Add(bytes.WrittenCount);
    }

    /// <summary>An operator that takes any state.</summary>
    private sealed class Restored : IStatefulOperator
    {
        public string StateSignature => "any";

        public StateMetrics Metrics => throw new NotSupportedException();

        public void WriteChanges(IBufferWriter<byte> output) => throw new NotSupportedException();

        public void ReadChanges(ReadOnlySpan<byte> changes)
        {
            // What it is does not matter.
        }

        public void WriteSnapshot(IBufferWriter<byte> output) => throw new NotSupportedException();

        public void ReadSnapshot(ReadOnlySpan<byte> snapshot) => throw new NotSupportedException();
    }
}
