using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TenFour.Streaming.Json.Builders;
using TenFour.Streaming.Json.Tokens;

namespace TenFour.Streaming.Json.Fast;

/// <summary>
/// Reads a record by comparing what stands between the values and looking for the quote that ends each string. Anything that it does not
/// expect, it leaves to <see cref="RootReader"/>; what it reads, it reads to the same row.
/// </summary>
internal sealed class FastReader<TScan>(ColumnBuilder[] columns) : IFastReader
    where TScan : struct, IVectorScan
{
    private readonly TokenScratch scratch = new();

    public int Read(RecordLayout layout, ReadOnlySpan<byte> lines, int row, out int nulledFields)
    {
        var length = ReadFields(layout, lines, row, out nulledFields);
        if (length == 0)
        {
            nulledFields = 0;
            foreach (var column in columns)
            {
                column.SetNull(row);
            }
        }

        return length;
    }

    private int ReadFields(RecordLayout layout, ReadOnlySpan<byte> lines, int row, out int nulledFields)
    {
        nulledFields = 0;
        ref var start = ref MemoryMarshal.GetReference(lines);
        ref var expected = ref MemoryMarshal.GetReference(layout.Bytes);
        var fields = layout.Fields;

        // From no place before this one does any step read beyond the end.
        var last = lines.Length - RecordLayout.SlotBytes;
        var at = 0;
        var separator = (byte)'{';
        for (var i = 0; i < fields.Length; i++)
        {
            if (at > last)
            {
                return 0;
            }

            ref readonly var field = ref fields[i];
            if (!TScan.AreEqual(ref Unsafe.Add(ref start, at), ref Unsafe.Add(ref expected, field.Offset), field.Mask)
                || Unsafe.Add(ref start, at + field.SeparatorAt) != separator)
            {
                // Fields that are left out are null.
                continue;
            }

            separator = (byte)',';
            at += field.Length;
            if (Unsafe.Add(ref start, at) != '"')
            {
                at = ReadOther(lines, at, field.Column, row, ref nulledFields);
                if (at < 0)
                {
                    return 0;
                }

                continue;
            }

            var end = FindQuote(ref start, at + 1, last);
            if (end < 0 || (field.Column >= 0 && !SetText(lines.Slice(at + 1, end - at - 1), field.Column, row, ref nulledFields)))
            {
                return 0;
            }

            at = end + 1;
        }

        // A record of which no field fitted has not even been opened.
        return at > 0 && lines[at..].StartsWith(layout.Tail) ? at + layout.Tail.Length : 0;
    }

    // The quote that ends a string without escapes and control characters, or -1.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FindQuote(ref byte start, int at, int last)
    {
        while (at <= last)
        {
            var specials = TScan.Specials(ref Unsafe.Add(ref start, at));
            if (specials != 0)
            {
                at += BitOperations.TrailingZeroCount(specials);
                return Unsafe.Add(ref start, at) == '"' ? at : -1;
            }

            at += TScan.Width;
        }

        return -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool SetText(ReadOnlySpan<byte> text, int column, int row, ref int nulledFields)
    {
        if (!IsAscii(text) && !Utf8Text.IsValid(text))
        {
            return false;
        }

        nulledFields += columns[column].TrySetText(text, row) ? 0 : 1;
        return true;
    }

    // The text stands at least a slot before the end of the block.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsAscii(ReadOnlySpan<byte> text)
    {
        ref var start = ref MemoryMarshal.GetReference(text);
        var at = 0;
        for (; text.Length - at > TScan.Width; at += TScan.Width)
        {
            if (TScan.NonAscii(ref Unsafe.Add(ref start, at)) != 0)
            {
                return false;
            }
        }

        var rest = text.Length - at;
        return rest == 0 || (TScan.NonAscii(ref Unsafe.Add(ref start, at)) << (64 - rest)) == 0;
    }

    // A value that is no string, read exactly.
    private int ReadOther(ReadOnlySpan<byte> lines, int at, int column, int row, ref int nulledFields)
    {
        var length = lines[at..].IndexOf((byte)'\n');
        if (length <= 0 || !JsonTokens.TryAtValue(lines[..(at + length)], scratch, at, out var tokens))
        {
            return -1;
        }

        if (column < 0)
        {
            return tokens.Next() && tokens.SkipChildren() && tokens.ReadString() ? tokens.Position : -1;
        }

        var result = columns[column].Read(ref tokens, row);
        nulledFields += result == ReadResult.Read ? 0 : 1;
        var isComplete = result != ReadResult.Failed || (tokens.Fault.Kind == FaultKind.None && tokens.SkipChildren());

        // What failed deep inside goes on deep inside, which is for the slow way.
        return isComplete && tokens.Depth == 1 ? tokens.Position : -1;
    }
}
