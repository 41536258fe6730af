using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TenFour.Streaming.Json.Builders;
using TenFour.Streaming.Json.Tokens;

namespace TenFour.Streaming.Json.Fast;

/// <summary>
/// Reads a record by comparing what stands between the values and looking for the quote that ends each string: by one of the shapes that
/// most records have, else field by field. Anything that it does not expect, it leaves to <see cref="RootReader"/>; what it reads, it reads to the same row.
/// </summary>
internal sealed class FastReader<TScan>(ColumnBuilder[] columns) : IFastReader
    where TScan : struct, IVectorScan
{
    private const int RowsAtOnce = 64;

    private readonly TokenScratch scratch = new();
    private readonly int[] starts = new int[RecordLayout.MaxFields + 1];
    private readonly TextPlace[] places = new TextPlace[columns.Length * RowsAtOnce];
    private readonly TScan scan = new();
    private int likely;

    public int ReadShaped(
        RecordLayout layout, ReadOnlySpan<byte> lines, int maxBytes, int row, int maxRows, out int rows, out int nulledFields)
    {
        (rows, nulledFields) = (0, 0);
        if (layout.Shapes.Length == 0)
        {
            return 0;
        }

        var at = 0;
        likely = likely < layout.Shapes.Length ? likely : 0;
        var shape = layout.Shapes[likely];
        for (maxRows = Math.Min(maxRows, RowsAtOnce); rows < maxRows; rows++)
        {
            var length = Measure(layout.Shapes, lines[at..]);
            if (length == 0 || length > maxBytes)
            {
                break;
            }

            var found = layout.Shapes[likely];
            if (found != shape && rows > 0 && !found.FillsSameColumns(shape))
            {
                break;
            }

            shape = found;
            if (!FindTexts(shape, lines, at, rows))
            {
                break;
            }

            at += length;
        }

        // Column by column, so that what one column needs is at hand for many rows.
        for (var i = 0; i < shape.Needed.Length && rows > 0; i++)
        {
            var texts = places.AsSpan(i * RowsAtOnce, rows);
            nulledFields += columns[shape.Needed[i].Column].SetTexts(ref MemoryMarshal.GetReference(lines), texts, row);
        }

        return at;
    }

    public int Read(RecordLayout layout, ReadOnlySpan<byte> lines, int row, out int nulledFields)
    {
        var length = ReadFields(layout, lines, row, out nulledFields);
        if (length == 0)
        {
            nulledFields = 0;
            SetNull(row);
        }

        return length;
    }

    // The length of the first line, of whatever shape; the shape is the likely one then.
    private int Measure(RecordShape[] shapes, ReadOnlySpan<byte> lines)
    {
        var length = ShapeScan<TScan>.Measure(scan, shapes[likely], lines, starts);
        for (var i = 0; length == 0 && i < shapes.Length; i++)
        {
            if (i != likely && ShapeScan<TScan>.Measure(scan, shapes[i], lines, starts) is var other and > 0)
            {
                (length, likely) = (other, i);
            }
        }

        return length;
    }

    // The places of the needed values of a line that has been measured; false when one of them is no text.
    private bool FindTexts(RecordShape shape, ReadOnlySpan<byte> lines, int at, int row)
    {
        ref var line = ref Unsafe.Add(ref MemoryMarshal.GetReference(lines), at);
        var needed = shape.Needed;
        for (var i = 0; i < needed.Length; i++)
        {
            ref readonly var value = ref needed[i];
            var content = starts[value.Piece] + value.Offset;
            var length = value.Length >= 0 ? value.Length : starts[value.Piece + 1] - content;
            if (!IsText(ref Unsafe.Add(ref line, content), length))
            {
                return false;
            }

            places[(i * RowsAtOnce) + row] = new TextPlace(at + content, length);
        }

        return true;
    }

    private void SetNull(int row)
    {
        foreach (var column in columns)
        {
            column.SetNull(row);
        }
    }

    // One loop with its places in local variables, since it runs for every field of every record.
    private int ReadFields(RecordLayout layout, ReadOnlySpan<byte> lines, int row, out int nulledFields)
    {
        nulledFields = 0;
        ref var start = ref MemoryMarshal.GetReference(lines);
        ref var expected = ref MemoryMarshal.GetReference(layout.Bytes);
        var fields = layout.Fields;

        // Up to this place a whole step can be read.
        var last = lines.Length - RecordLayout.SlotBytes;
        var at = 0;
        var separator = (byte)'{';
        for (var i = 0; i < fields.Length && at <= last; i++)
        {
            if (!Matches(in fields[i], ref Unsafe.Add(ref start, at), ref expected, separator))
            {
                // A field that is left out is null.
                continue;
            }

            separator = (byte)',';
            at += fields[i].Length;
            var content = at + 1;
            if (Unsafe.Add(ref start, at) != '"')
            {
                at = ReadOther(lines, at, fields[i].Column, row, ref nulledFields);
                if (at < 0)
                {
                    return 0;
                }

                continue;
            }

            var end = FindQuote(ref start, content, last);
            var column = fields[i].Column;
            if (end < 0)
            {
                at = ReadEscaped(lines, content, ~end, column, row, ref nulledFields);
                if (at < 0)
                {
                    return 0;
                }

                continue;
            }

            if (column >= 0 && !SetText(ref Unsafe.Add(ref start, content), end - content, column, row, ref nulledFields))
            {
                return 0;
            }

            at = end + 1;
        }

        // A record of which no field fitted has not even been opened.
        return at > 0 && lines[at..].StartsWith(layout.Tail) ? at + layout.Tail.Length : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Matches(in LayoutField field, ref byte bytes, ref byte expected, byte separator) =>
        (TScan.Equal64(ref bytes, ref Unsafe.Add(ref expected, field.Offset), field.Mask) & field.Mask) == field.Mask
        && Unsafe.Add(ref bytes, field.SeparatorAt) == separator;

    // The quote that ends a string without escapes and control characters, or the complement of the place that is something else.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int FindQuote(ref byte start, int at, int last)
    {
        while (at <= last)
        {
            var specials = scan.Specials(ref Unsafe.Add(ref start, at));
            if (specials != 0)
            {
                at += BitOperations.TrailingZeroCount(specials);
                return Unsafe.Add(ref start, at) == '"' ? at : ~at;
            }

            at += TScan.Width;
        }

        return ~at;
    }

    // Behind a string that has been read without escapes up to a place; -1 when it is broken or too near the end.
    private int ReadEscaped(ReadOnlySpan<byte> lines, int content, int at, int column, int row, ref int nulledFields)
    {
        if (column >= 0)
        {
            return ReadExactly(lines, content - 1, column, row, ref nulledFields);
        }

        ref var start = ref MemoryMarshal.GetReference(lines);
        var last = lines.Length - RecordLayout.SlotBytes;
        while (at <= last)
        {
            var escape = PlainValue.MeasureEscape(lines[at..]);
            if (escape == 0)
            {
                return -1;
            }

            at = FindQuote(ref start, at + escape, last);
            if (at >= 0)
            {
                return at + 1;
            }

            at = ~at;
        }

        return -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool SetText(ref byte text, int length, int column, int row, ref int nulledFields)
    {
        if (!IsText(ref text, length))
        {
            return false;
        }

        nulledFields += columns[column].TrySetText(ref text, length, row) ? 0 : 1;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsText(ref byte text, int length) =>
        IsAscii(ref text, length) || Utf8Text.IsValid(MemoryMarshal.CreateReadOnlySpan(ref text, length));

    // A step can be read wherever the text has a byte.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsAscii(ref byte text, int length)
    {
        var at = 0;
        for (; length - at > TScan.Width; at += TScan.Width)
        {
            if (TScan.NonAscii(ref Unsafe.Add(ref text, at)) != 0)
            {
                return false;
            }
        }

        return length == 0 || (TScan.NonAscii(ref Unsafe.Add(ref text, at)) << (64 - (length - at))) == 0;
    }

    // A value that is no string.
    private int ReadOther(ReadOnlySpan<byte> lines, int at, int column, int row, ref int nulledFields)
    {
        var length = PlainValue.Measure(lines[at..], out var kind);
        if (length == 0)
        {
            return ReadExactly(lines, at, column, row, ref nulledFields);
        }

        if (column >= 0 && kind == TokenKind.Null)
        {
            // The layout may have two fields of one name, of which the last counts.
            columns[column].SetNull(row);
        }
        else if (column >= 0)
        {
            var isSet = kind is TokenKind.True or TokenKind.False
                ? columns[column].TrySetBoolean(kind == TokenKind.True, row)
                : columns[column].TrySetNumber(new NumberToken(lines.Slice(at, length), kind == TokenKind.Integer), row);
            nulledFields += isSet ? 0 : 1;
        }

        return at + length;
    }

    private int ReadExactly(ReadOnlySpan<byte> lines, int at, int column, int row, ref int nulledFields)
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
