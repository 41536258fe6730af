using System.Runtime.InteropServices;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State.Values;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.State;

/// <summary>Makes columns of codes of a state's dictionary: each different string is copied once a column.</summary>
internal static class DictionaryColumns
{
    /// <summary>The values of the codes, 0 being null, as a column that lives as long as the arena's loan.</summary>
    public static Column Of(SqlType type, StateDictionary dictionary, ReadOnlySpan<int> codes, Arena arena)
    {
        if (type is not (StringType or BinaryType))
        {
            return Decode(type, dictionary, codes);
        }

        var pool = arena.RentPool();
        var entries = arena.Rent<int>(codes.Length);
        Bitmap? nulls = null;
        var map = new CodeMap(codes.Length, arena);
        for (var i = 0; i < codes.Length; i++)
        {
            if (codes[i] == 0)
            {
                entries[i] = 0;
                (nulls ??= arena.RentBitmap(codes.Length)).Set(i);
                continue;
            }

            ref var entry = ref map.Entry(codes[i]);
            if (entry == 0)
            {
                entry = pool.Add(dictionary[codes[i]]) + 1;
            }

            entries[i] = entry - 1;
        }

        return new StringColumn(type, pool, entries, nulls);
    }

    private static Column Decode(SqlType type, StateDictionary dictionary, ReadOnlySpan<int> codes)
    {
        var builder = ValueBuilder.Of(type);
        foreach (var code in codes)
        {
            if (code == 0)
            {
                builder.AddNull();
            }
            else
            {
                var reader = new ValueReader(dictionary[code]);
                builder.Add(ref reader);
            }
        }

        return builder.ToColumn();
    }

    /// <summary>From codes to entries (plus 1) of one column, in borrowed arrays.</summary>
    private readonly ref struct CodeMap
    {
        private readonly Span<int> keys;
        private readonly Span<int> entries;

        public CodeMap(int codes, Arena arena)
        {
            var length = 16;
            while (length < codes * 2)
            {
                length *= 2;
            }

            keys = arena.Rent<int>(length).AsSpan(0, length);
            entries = arena.Rent<int>(length).AsSpan(0, length);
            keys.Clear();
            entries.Clear();
        }

        public ref int Entry(int code)
        {
            var mask = keys.Length - 1;
            var cell = (int)((uint)code * 2654435769u >> 8) & mask;
            while (keys[cell] != code && keys[cell] != 0)
            {
                cell = cell + 1 & mask;
            }

            keys[cell] = code;
            return ref entries[cell];
        }
    }
}
