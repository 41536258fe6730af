namespace TenFour.Streaming.Json.Tokens;

/// <summary>The memory that reading tokens needs, used again for every record. For one reader at a time.</summary>
internal sealed class TokenScratch
{
    private byte[] names = new byte[256];
    private int nameBytes;

    /// <summary>Unescaped text of the current string.</summary>
    public ByteBuffer Text { get; } = new();

    /// <summary>Text without invalid UTF-8.</summary>
    public ByteBuffer Repaired { get; } = new();

    /// <summary>JSON text that is written for a string column.</summary>
    public ByteBuffer Written { get; } = new();

    /// <summary>The open objects and arrays, outermost first; entry 0 is the record itself.</summary>
    public TokenScope[] Scopes { get; private set; } = new TokenScope[16];

    public void Reset()
    {
        nameBytes = 0;
        Scopes[0] = new TokenScope { IsRoot = true, Index = -1, NameLength = -1 };
    }

    public void EnsureScope(int depth)
    {
        if (depth == Scopes.Length)
        {
            var larger = new TokenScope[depth * 2];
            Scopes.CopyTo(larger, 0);
            Scopes = larger;
        }
    }

    /// <summary>Keeps a name that is not in the record as it is, until the record ends.</summary>
    /// <returns>Where it starts in what <see cref="Name"/> reads.</returns>
    public int KeepName(ReadOnlySpan<byte> name)
    {
        if (names.Length - nameBytes < name.Length)
        {
            Array.Resize(ref names, Math.Max(names.Length * 2, nameBytes + name.Length));
        }

        name.CopyTo(names.AsSpan(nameBytes));
        nameBytes += name.Length;
        return nameBytes - name.Length;
    }

    public ReadOnlySpan<byte> Name(int start, int length) => names.AsSpan(start, length);
}
