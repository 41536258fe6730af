using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TenFour.Streaming.Columns;

namespace TenFour.Streaming.Json.Builders;

/// <summary>
/// Remembers the dictionary numbers of short texts. Texts of any length up to its limit take the same few instructions and no branch that
/// depends on the text, where a dictionary's hash and comparison do.
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
        if (entry.LengthPlusOne == length + 1 && entry.Text == key)
        {
            return entry.Code;
        }

        var code = dictionary.Intern(MemoryMarshal.CreateReadOnlySpan(ref text, length));
        entry = new Entry { Text = key, LengthPlusOne = length + 1, Code = code };
        return code;
    }

    private struct Entry
    {
        public Vector256<byte> Text;
        public int LengthPlusOne;
        public int Code;
    }
}
