namespace TenFour.Streaming.Json.Fast;

/// <summary>Looks at some bytes at once. One implementation a vector width; all give the same answers.</summary>
internal interface IVectorScan
{
    /// <summary>How many bytes are looked at, at most 64.</summary>
    static abstract int Width { get; }

    /// <summary>A bit for each of the next bytes that cannot stand in a string as it is: quote, backslash, control character.</summary>
    static abstract ulong Specials(ref byte bytes);

    /// <summary>A bit for each of the next bytes that is not ASCII.</summary>
    static abstract ulong NonAscii(ref byte bytes);

    /// <summary>Whether 64 bytes and those of a layout are equal where the mask has a bit. Both can be read to their 64th byte.</summary>
    static abstract bool AreEqual(ref byte bytes, ref byte layout, ulong mask);
}
