using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State.Values;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.State.Keys;

/// <summary>A string, binary or array: its code in the state's dictionary, 0 for null.</summary>
internal sealed class CodeKeyPart(SqlType type, KeyPlace place, StateDictionary dictionary) : KeyPart(type)
{
    private const uint CodeMask = int.MaxValue;

    private readonly PoolCodes pools = new(dictionary);
    private readonly ValueWriter writer = new();

    public override IEnumerable<CodeKeyPart> Codes => [this];

    /// <summary>The code in a slot's key. The top bit of its place may mark another column's null.</summary>
    public int Code(KeyTable table, int slot) => CodeIn(table.Word(slot, place.Word));

    /// <summary>The code in the words of one key.</summary>
    public int Code(ReadOnlySpan<ulong> key) => CodeIn(key[place.Word]);

    /// <summary>Counts keys among the users of their strings.</summary>
    /// <param name="keys">Keys of <paramref name="width"/> words each, one after the other.</param>
    /// <param name="places">Which of them.</param>
    public void AddReferences(ReadOnlySpan<ulong> keys, ReadOnlySpan<int> places, int width)
    {
        foreach (var key in places)
        {
            dictionary.AddReference(CodeIn(keys[key * width + place.Word]));
        }
    }

    public override void Encode(Column column, Rows rows, Bitmap? outerNulls, Span<ulong> words, int width)
    {
        if (column is StringColumn { Codes: { } codes } coded)
        {
            EncodeCodes(coded, codes, rows, outerNulls, words, width);
            return;
        }

        for (var i = 0; i < rows.Count; i++)
        {
            if (!IsNull(column, outerNulls, rows[i]))
            {
                words[i * width + place.Word] |= (ulong)dictionary.Intern(Bytes(column, rows[i])) << place.Shift;
            }
        }
    }

    public override Column Emit(KeyTable table, ReadOnlySpan<int> slots, Arena arena)
    {
        var codes = arena.Rent<int>(slots.Length);
        for (var i = 0; i < slots.Length; i++)
        {
            codes[i] = Code(table, slots[i]);
        }

        return DictionaryColumns.Of(Type, dictionary, codes.AsSpan(0, slots.Length), arena);
    }

    private int CodeIn(ulong word) => (int)((uint)(word >> place.Shift) & CodeMask);

    private void EncodeCodes(StringColumn column, int[] codes, Rows rows, Bitmap? outerNulls, Span<ulong> words, int width)
    {
        var translation = pools.Of(column.Pool);
        var (at, shift, nullable) = (place.Word, place.Shift, column.Nulls is not null || outerNulls is not null);
        for (var i = 0; i < rows.Count; i++, at += width)
        {
            var row = rows[i];
            if (!nullable || !IsNull(column, outerNulls, row))
            {
                words[at] |= (ulong)translation.Translate(codes[row]) << shift;
            }
        }
    }

    private ReadOnlySpan<byte> Bytes(Column column, int row)
    {
        if (column is StringColumn strings)
        {
            return strings[row];
        }

        writer.Clear();
        ValueBytes.Write(column, row, writer, canonical: true);
        return writer.Written;
    }
}
