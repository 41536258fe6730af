namespace TenFour.Calls.Feeds;

/// <summary>A place in an input: line and column in bytes from 1, and the offset in bytes from 0, all of the unpacked content.</summary>
public readonly record struct FeedPlace(long Line, long Column, long Offset)
{
    public override string ToString() => $"line {Line}, column {Column} (byte {Offset})";
}
