namespace TenFour.Streaming.Json.Fast;

/// <summary>Looks at some bytes at once. One implementation a vector width; all give the same answers.</summary>
/// <remarks>
/// An instance holds what bytes are compared with. A loop that has it in a local variable has that in registers; of constants the compiler makes a
/// load from memory for each use.
/// </remarks>
internal interface IVectorScan
{
    /// <summary>How many bytes are looked at, at most 64.</summary>
    static abstract int Width { get; }

    /// <summary>A bit for each of the next bytes that cannot stand in a string as it is: quote, backslash, control character.</summary>
    ulong Specials(ref byte bytes);

    /// <summary>A bit for each of the next bytes that is not ASCII.</summary>
    static abstract ulong NonAscii(ref byte bytes);

    /// <summary>The same as <see cref="Specials"/> for 64 bytes.</summary>
    ulong Specials64(ref byte bytes);

    /// <summary>A bit for each of 64 bytes that is equal to its other; of those, at least, for which the mask has a bit.</summary>
    static abstract ulong Equal64(ref byte bytes, ref byte others, ulong mask);
}
