using System.Text;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Json.Builders;

/// <summary>Finds fields by name, case-sensitively as Spark does here; of equal names the last.</summary>
internal sealed class FieldNames
{
    private readonly byte[][] names;
    private readonly int[] slots;

    public FieldNames(IReadOnlyList<StructField> fields)
    {
        names = [.. fields.Select(f => Encoding.UTF8.GetBytes(f.Name))];
        slots = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(names.Length * 4) + 4)];
        for (var i = 0; i < names.Length; i++)
        {
            var slot = FindSlot(names[i]);
            slots[slot] = i + 1;
        }
    }

    public int Count => names.Length;

    /// <summary>The field's index, or -1.</summary>
    public int IndexOf(ReadOnlySpan<byte> name) => slots[FindSlot(name)] - 1;

    private int FindSlot(ReadOnlySpan<byte> name)
    {
        var slot = (int)ByteHash.Of(name) & (slots.Length - 1);
        while (slots[slot] != 0 && !name.SequenceEqual(names[slots[slot] - 1]))
        {
            slot = (slot + 1) & (slots.Length - 1);
        }

        return slot;
    }
}
