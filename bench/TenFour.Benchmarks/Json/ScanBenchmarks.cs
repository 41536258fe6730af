using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using TenFour.Streaming.Json;
using TenFour.Streaming.Json.Fast;
using TenFour.Streaming.Types;

namespace TenFour.Benchmarks.Json;

/// <summary>
/// What looking at every byte of a record costs, per record, on one core, over a block that stays in the second-level cache: the limits of the
/// decoder, and its structural scan alone.
/// </summary>
[MemoryDiagnoser]
[Config(typeof(Config))]
public class ScanBenchmarks
{
    private const int Records = 640;

    private readonly byte[] lines = SimulatedLines.Make(Records);
    private readonly JsonRecordDecoder decoder = new(
        new Schema([new StructField("no_such_field", SqlType.String)]), new JsonDecoderOptions(TimeZoneInfo.Utc));

    [Benchmark(OperationsPerInvoke = Records, Baseline = true)]
    public int Newlines() => lines.AsSpan().Count((byte)'\n');

    /// <summary>Quotes, backslashes and control characters, 64 bytes at once; nothing is done with what is found.</summary>
    [Benchmark(OperationsPerInvoke = Records)]
    public ulong Specials()
    {
        ref var start = ref MemoryMarshal.GetArrayDataReference(lines);
        var (scan, found) = (new Vector512Scan(), 0UL);
        for (var at = 0; at + Vector512Scan.Width <= lines.Length; at += Vector512Scan.Width)
        {
            found |= scan.Specials(ref Unsafe.Add(ref start, at));
        }

        return found;
    }

    /// <summary>From one special byte to the next, as a parser goes without knowing the layout.</summary>
    [Benchmark(OperationsPerInvoke = Records)]
    public int SpecialBySpecial()
    {
        ref var start = ref MemoryMarshal.GetArrayDataReference(lines);
        var (scan, found) = (new Vector512Scan(), 0);
        for (var at = 0; at + Vector512Scan.Width <= lines.Length;)
        {
            var specials = scan.Specials(ref Unsafe.Add(ref start, at));
            at += specials == 0 ? Vector512Scan.Width : System.Numerics.BitOperations.TrailingZeroCount(specials) + 1;
            found += specials == 0 ? 0 : 1;
        }

        return found;
    }

    /// <summary>The decoder, asked for a field that no record has: every record is checked, nothing is kept.</summary>
    [Benchmark(OperationsPerInvoke = Records)]
    public int Structure()
    {
        decoder.AppendLines(lines);
        return decoder.Take().RowCount;
    }

    private sealed class Config : ManualConfig
    {
        public Config() => AddColumn(new RecordsPerSecondColumn());
    }
}
