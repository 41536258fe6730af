using System.Numerics;
using System.Runtime.CompilerServices;

namespace TenFour.Streaming.Columns;

/// <summary>One bit a row. As a null mask, a set bit means null; a column without nulls has no mask at all.</summary>
public sealed class Bitmap
{
    private readonly ulong[] words;

    /// <summary>A mask of <paramref name="length"/> clear bits.</summary>
    public Bitmap(int length)
    {
        words = new ulong[(length + 63) >> 6];
        Length = length;
    }

    public int Length { get; }

    /// <summary>The bits, 64 a word, lowest bit first.</summary>
    public Span<ulong> Words => words;

    public bool this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (words[row >> 6] >> row & 1) != 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int row) => words[row >> 6] |= 1UL << row;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Clear(int row) => words[row >> 6] &= ~(1UL << row);

    /// <summary>Clears the bits of <paramref name="count"/> rows.</summary>
    public void ClearRange(int start, int count)
    {
        for (var end = start + count; start < end;)
        {
            var bits = Math.Min(64 - (start & 63), end - start);
            words[start >> 6] &= ~((ulong.MaxValue >> (64 - bits)) << start);
            start += bits;
        }
    }

    public void Set(int row, bool value)
    {
        if (value)
        {
            Set(row);
        }
        else
        {
            Clear(row);
        }
    }

    public void ClearAll() => Array.Clear(words);

    public int CountSet()
    {
        var count = 0;
        foreach (var word in words)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    /// <summary>The union of two null masks over the first <paramref name="length"/> rows; null where neither has one.</summary>
    public static Bitmap? Union(Bitmap? left, Bitmap? right, int length)
    {
        if (left is null || right is null)
        {
            return left ?? right;
        }

        var union = new Bitmap(length);
        for (var i = 0; i < union.words.Length; i++)
        {
            union.words[i] = left.words[i] | right.words[i];
        }

        return union;
    }
}
