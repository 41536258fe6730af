namespace TenFour.Streaming.Plans.Functions.Hashes;

/// <summary>A hash of single values that starts from the hash of the values before.</summary>
internal interface IHash<T>
{
    static abstract T OfInt(int value, T seed);

    static abstract T OfLong(long value, T seed);

    static abstract T OfBytes(ReadOnlySpan<byte> value, T seed);
}
