using System.Globalization;
using System.Text;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sources;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Topics;

/// <summary>Reads where in a topic somebody wants to start: beginning, end, an offset or a time.</summary>
public static class TopicPlace
{
    private const string Beginning = "beginning";
    private const string End = "end";

    /// <param name="text">What the user wrote.</param>
    /// <param name="partition">The one partition that is read; null for all.</param>
    /// <param name="latest">The ends of the partitions.</param>
    /// <param name="zone">The zone of a time that names none.</param>
    /// <param name="time">Tells which day it is, for a time without a date.</param>
    /// <exception cref="StreamingException">The text is none of these.</exception>
    public static StartingOffsets Parse(string text, int? partition, SourceOffsets latest, ZoneRules zone, TimeProvider time)
    {
        if (text is Beginning or End)
        {
            return text == Beginning ? StartingOffsets.Earliest : StartingOffsets.Latest;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var record))
        {
            return new StartingOffsets.AtRecords(latest.Partitions.ToDictionary(p => p, p => At(record, p, partition, latest)));
        }

        return TimestampText.TryParse(Encoding.UTF8.GetBytes(text), zone, time, out var micros)
            ? new StartingOffsets.AtTime(micros, LatestWhenNone: true)
            : throw StreamingException.ForUser(
                $"'{text}' is no place in a topic.",
                advice: "Write beginning, end, an offset (the number of a record, from 0), or a time such as 2018-12-31T23:57.");
    }

    /// <summary>Of several partitions the shorter ones start at their ends; in one partition a place after the end is a mistake.</summary>
    private static long At(long record, PartitionId partition, int? only, SourceOffsets latest) =>
        only is { } wanted && wanted != partition.Number ? StartingOffsets.LatestRecord
        : only is null && latest.Count > 1 && record > latest[partition].Record ? StartingOffsets.LatestRecord
        : record;
}
