using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Topics;

/// <summary>
/// Leaves out what a producer repeats after a crash: the records of one partition that it had appended after its last commit.
/// </summary>
internal sealed class ReplayFilter(string partitionName, RecordSpan uncommitted)
{
    /// <summary>What is still to be left out.</summary>
    public RecordSpan Remaining { get; private set; } = uncommitted;

    /// <summary>Whether this record is there already.</summary>
    public bool LeavesOut(int recordBytes)
    {
        if (Remaining.Records == 0)
        {
            return false;
        }

        Pass(1, recordBytes);
        return true;
    }

    /// <summary>Cuts off the lines that are there already.</summary>
    public ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> lines)
    {
        if (Remaining.Records == 0)
        {
            return lines;
        }

        var (records, bytes) = LineScan.SkipLines(lines, Remaining.Records);
        Pass(records, bytes);
        return lines[bytes..];
    }

    public StreamingException OfAnotherFeed() => StreamingException.ForUser(
        $"The feed no longer gives the records that were appended to {partitionName} after its last committed position, so it cannot go on from there.",
        advice: "Give the same feed and the same options as before, or start anew with --again.");

    private void Pass(long records, long bytes)
    {
        Remaining = new RecordSpan(Remaining.Records - records, Remaining.Bytes - bytes);
        if (Remaining.Bytes < 0 || (Remaining.Records == 0 && Remaining.Bytes != 0))
        {
            throw OfAnotherFeed();
        }
    }
}
