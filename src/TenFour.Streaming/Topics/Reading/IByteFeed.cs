namespace TenFour.Streaming.Topics.Reading;

/// <summary>Bytes that come one after the other.</summary>
internal interface IByteFeed
{
    /// <summary>Reads some bytes; 0 at the end.</summary>
    int Read(Span<byte> buffer);
}
