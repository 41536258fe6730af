using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TenFour.Streaming.Columns;

namespace TenFour.Streaming.Json.Builders;

/// <summary>
/// Remembers the dictionary numbers of short texts. Texts of any length up to its limit take the same few instructions and no branch that
/// depends on the text, where a dictionary's hash and comparison do. Each text has two places, of which the first holds the one that was asked for
/// last, so that two frequent texts do not drive each other out.
/// </summary>
internal sealed class ShortTextCache
{
    /// <summary>The longest text that is remembered.</summary>
    public const int MaxLength = 32;

    private const int EntryCount = 1024;

    private readonly Entry[] entries = new Entry[EntryCount];

    public void Clear() => Array.Clear(entries);

    /// <summary>The number of a text; the dictionary is asked, and extended, when it is not remembered.</summary>
    /// <param name="text">At least <see cref="MaxLength"/> readable bytes, of which the first <paramref name="length"/> are the text.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Intern(ref byte text, int length, StringDictionary dictionary)
    {
        var key = Vector256.LoadUnsafe(ref text) & Vector256.LessThan(Vector256.CreateSequence<byte>(0, 1), Vector256.Create((byte)length));
        var words = key.AsUInt64();
        var hash = ByteHash.Fold(words[0] ^ words[2] ^ 0x9E3779B97F4A7C15, words[1] ^ (words[3] << 1) ^ ((ulong)length * 0xD6E8FEB86659FD93));
        ref var entry = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(entries), (nint)(hash >> 54));

        // A length is kept with one added, so that an empty entry equals no text.
        return entry.LengthPlusOne == length + 1 && entry.Text == key ? entry.Code : InternSecond(key, ref text, length, hash, dictionary);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int InternSecond(Vector256<byte> key, ref byte text, int length, ulong hash, StringDictionary dictionary)
    {
        var place = (int)(hash >> 54);
        ref var first = ref entries[place];
        ref var second = ref entries[place ^ 1];
        var found = second.LengthPlusOne == length + 1 && second.Text == key
            ? second
            : new Entry { Text = key, LengthPlusOne = length + 1, Code = dictionary.Intern(MemoryMarshal.CreateReadOnlySpan(ref text, length)) };
        (first, second) = (found, first);
        return found.Code;
    }

    private struct Entry
    {
        public Vector256<byte> Text;
        public int LengthPlusOne;
        public int Code;
    }
}
