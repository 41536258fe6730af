using TenFour.Streaming.Json;
using TenFour.Streaming.Types;

namespace TenFour.Allocations.Tests;

/// <summary>Three of the fourteen fields to columns, from memory, as a worker does it.</summary>
internal static class DecodeWork
{
    private const int Records = 50_000;
    private const int Passes = 4;

    public static double BytesPerRecord()
    {
        var lines = SimulatedLines.Make(Records);
        var decoder = new JsonRecordDecoder(
            new Schema(
            [
                new StructField("call_date_time", SqlType.Timestamp),
                new StructField("original_crime_type_name", SqlType.String),
                new StructField("disposition", SqlType.String),
            ]),
            new JsonDecoderOptions(TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles")));
        Decode(decoder, lines);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var pass = 0; pass < Passes; pass++)
        {
            Decode(decoder, lines);
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)(Records * Passes);
    }

    private static void Decode(JsonRecordDecoder decoder, byte[] lines)
    {
        var rows = 0;
        for (var at = 0; at < lines.Length;)
        {
            at += decoder.AppendLines(lines.AsSpan(at));
            rows += decoder.Take().RowCount;
        }

        Assert.Equal(Records, rows);
    }
}
