using System.Text.Json;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using TenFour.Streaming.Json;
using TenFour.Streaming.Types;

namespace TenFour.Benchmarks.Json;

/// <summary>Three of the fourteen fields of simulated records to columns, per record, on one core, against the framework's reader.</summary>
[MemoryDiagnoser]
[Config(typeof(Config))]
public class JsonDecodeBenchmarks
{
    private const int Records = 64 * 1024;

    private byte[] lines = [];
    private JsonRecordDecoder decoder = null!;

    [Params(SimdChoice.Scalar, SimdChoice.Vector128, SimdChoice.Vector256, SimdChoice.Vector512)]
    public SimdChoice Width { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        lines = SimulatedLines.Make(Records);
        decoder = new JsonRecordDecoder(
            new Schema(
            [
                new StructField("call_date_time", SqlType.Timestamp),
                new StructField("original_crime_type_name", SqlType.String),
                new StructField("disposition", SqlType.String),
            ]),
            new JsonDecoderOptions(TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles")) { Simd = Width });
    }

    /// <summary>As the engine does it.</summary>
    [Benchmark(OperationsPerInvoke = Records)]
    public int Lines()
    {
        var rows = 0;
        for (var at = 0; at < lines.Length;)
        {
            at += decoder.AppendLines(lines.AsSpan(at));
            rows += decoder.Take().RowCount;
        }

        return rows;
    }

    /// <summary>The exact reader alone, which reads what is not of the usual form.</summary>
    [Benchmark(OperationsPerInvoke = Records)]
    public int RecordByRecord()
    {
        var rows = 0;
        foreach (var line in SplitLines())
        {
            decoder.AppendRecord(lines.AsSpan(line));
            rows += decoder.IsFull ? decoder.Take().RowCount : 0;
        }

        return rows + decoder.Take().RowCount;
    }

    /// <summary>Only the tokens of <see cref="Utf8JsonReader"/> and the names compared; nothing is kept.</summary>
    [Benchmark(OperationsPerInvoke = Records, Baseline = true)]
    public int Utf8JsonReaderThreeFields()
    {
        var found = 0;
        foreach (var line in SplitLines())
        {
            var reader = new Utf8JsonReader(lines.AsSpan(line));
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName
                    && (reader.ValueTextEquals("call_date_time"u8)
                        || reader.ValueTextEquals("original_crime_type_name"u8)
                        || reader.ValueTextEquals("disposition"u8)))
                {
                    reader.Read();
                    found += reader.ValueSpan.Length;
                }
            }
        }

        return found;
    }

    private IEnumerable<Range> SplitLines()
    {
        for (var at = 0; at < lines.Length;)
        {
            var end = Array.IndexOf(lines, (byte)'\n', at);
            yield return at..end;
            at = end + 1;
        }
    }

    private sealed class Config : ManualConfig
    {
        public Config() => AddColumn(new RecordsPerSecondColumn());
    }
}
