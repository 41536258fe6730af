namespace TenFour.Streaming.State;

/// <summary>Byte strings in blocks, found again by position. What is removed stays as waste until the owner moves the rest to a new store.</summary>
internal sealed class ByteStore
{
    private const int BlockBits = 16;
    private const int BlockLength = 1 << BlockBits;

    private List<byte[]> blocks = [];
    private int filled;
    private long wasted;

    public long Bytes { get; private set; }

    /// <summary>More than half of the bytes are waste, and so many that moving the rest is worth it.</summary>
    public bool IsWasteful => wasted > BlockLength && wasted * 2 > Bytes;

    /// <summary>Copies the value and returns its position.</summary>
    public long Add(ReadOnlySpan<byte> value)
    {
        if (value.Length > BlockLength)
        {
            return AddLarge(value);
        }

        if (blocks.Count == 0 || blocks[^1].Length - filled < value.Length)
        {
            AddBlock(blocks.Count == 0 ? Math.Max(value.Length, BlockLength / 16) : BlockLength);
        }

        value.CopyTo(blocks[^1].AsSpan(filled));
        filled += value.Length;
        return (long)(blocks.Count - 1) << BlockBits | (uint)(filled - value.Length);
    }

    public ReadOnlySpan<byte> Read(long position, int length) =>
        length == 0 ? default : blocks[(int)(position >> BlockBits)].AsSpan((int)position & BlockLength - 1, length);

    public void Remove(int length) => wasted += length;

    /// <summary>Empties the store; what it held can still be read through the result.</summary>
    public ByteStore Detach()
    {
        var old = new ByteStore { blocks = blocks };
        (blocks, filled, wasted, Bytes) = ([], 0, 0, 0);
        return old;
    }

    private void AddBlock(int length)
    {
        blocks.Add(new byte[length]);
        filled = 0;
        Bytes += length;
    }

    private long AddLarge(ReadOnlySpan<byte> value)
    {
        AddBlock(value.Length);
        value.CopyTo(blocks[^1]);
        filled = value.Length;
        return (long)(blocks.Count - 1) << BlockBits;
    }
}
