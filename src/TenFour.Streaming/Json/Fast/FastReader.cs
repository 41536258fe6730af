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

    // One loop with its places in local variables, since it runs for every field of every record.
    private int ReadFields(RecordLayout layout, ReadOnlySpan<byte> lines, int row, out int nulledFields)
    {
        nulledFields = 0;
        ref var start = ref MemoryMarshal.GetReference(lines);
        ref var expected = ref MemoryMarshal.GetReference(layout.Bytes);
        var fields = layout.Fields;
        var runs = layout.Runs;

        // Up to this place a whole step can be read.
        var last = lines.Length - RecordLayout.SlotBytes;
        var at = 0;
        var separator = (byte)'{';
        for (var i = 0; i < fields.Length && at <= last; i++)
        {
            var content = at + 1;
            if (runs[i] is { } run && Fits(run, ref start, at, lines.Length))
            {
                if (!SetValues(run, ref Unsafe.Add(ref start, at), row, ref nulledFields))
                {
                    return 0;
                }

                separator = (byte)',';
                at += run.Length;
                content = at;
                i = run.NextField;
                if (!run.OpensNext)
                {
                    i--;
                    continue;
                }
            }
            else if (!Matches(in fields[i], ref Unsafe.Add(ref start, at), ref expected, separator))
            {
                // A field that is left out is null.
                continue;
            }
            else
            {
                separator = (byte)',';
                at += fields[i].Length;
                content = at + 1;
                if (Unsafe.Add(ref start, at) != '"')
                {
                    at = ReadOther(lines, at, fields[i].Column, row, ref nulledFields);
                    if (at < 0)
                    {
                        return 0;
                    }

                    continue;
                }
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

    private static bool Fits(LayoutRun run, ref byte start, int at, int length)
    {
        // The values of a run, too, must have readable bytes behind them.
        if (length - at < run.Bytes.Length + ColumnBuilder.ReadableBytes)
        {
            return false;
        }

        ref var expected = ref MemoryMarshal.GetArrayDataReference(run.Bytes);
        var steps = run.Steps;
        for (var i = 0; i < steps.Length; i++)
        {
            ref readonly var step = ref steps[i];
            ref var bytes = ref Unsafe.Add(ref start, at + (i * RecordLayout.SlotBytes));
            var equal = TScan.Equal64(ref bytes, ref Unsafe.Add(ref expected, i * RecordLayout.SlotBytes), step.Fixed);
            if ((equal & step.Fixed) != step.Fixed || (TScan.Specials64(ref bytes) & step.Covered) != step.Specials)
            {
                return false;
            }
        }

        return true;
    }

    private bool SetValues(LayoutRun run, ref byte bytes, int row, ref int nulledFields)
    {
        foreach (ref readonly var value in run.Needed.AsSpan())
        {
            if (!SetText(ref Unsafe.Add(ref bytes, value.Offset), value.Length, value.Column, row, ref nulledFields))
            {
                return false;
            }
        }

        return true;
    }

    // The quote that ends a string without escapes and control characters, or the complement of the place that is something else.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FindQuote(ref byte start, int at, int last)
    {
        while (at <= last)
        {
            var specials = TScan.Specials(ref Unsafe.Add(ref start, at));
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
        if (!IsAscii(ref text, length) && !Utf8Text.IsValid(MemoryMarshal.CreateReadOnlySpan(ref text, length)))
        {
            return false;
        }

        nulledFields += columns[column].TrySetText(ref text, length, row) ? 0 : 1;
        return true;
    }

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

        if (column >= 0 && kind != TokenKind.Null)
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
