using System.Buffers;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Text;

/// <summary>Text put together: <c>concat_ws</c>, <c>repeat</c>, <c>space</c>.</summary>
internal static class JoinFunctions
{
    public static readonly FunctionDefinition[] Definitions =
    [
        new(
            FunctionCategory.Text,
            "concat_ws",
            "concat_ws(separator[, text or array ...])",
            "The texts, and the elements of arrays, with a separator between them; nulls are left out.")
        {
            Examples = [new("concat_ws('-', 'a', NULL, 'b')", "\"a-b\""), new("concat_ws('-', array('x', NULL, 'y'), 'b')", "\"x-y-b\"")],
            Bind = BindConcatWithSeparator,
        },
        new(FunctionCategory.Text, "repeat", "repeat(text, times)", "The text so many times.")
        {
            Examples = [new("repeat('ab', 3)", "\"ababab\""), new("repeat('ab', -1)", "\"\"")],
            Bind = Bind.To(SqlType.String, new Parameters(Parameter.Text, Parameter.Int), Repeat),
        },
        new(FunctionCategory.Text, "space", "space(count)", "So many spaces.")
        {
            Examples = [new("space(3)", "\"   \""), new("space(-1)", "\"\"")],
            Bind = Bind.To(SqlType.String, Parameter.Int, Space),
        },
    ];

    private static readonly Parameter TextOrTexts = new(
        "(\"ARRAY<STRING>\" or \"STRING\")",
        type => type is ArrayType { Element: var element } array
            ? Parameter.IsAtomic(element) ? array with { Element = SqlType.String } : null
            : Parameter.IsAtomic(type) ? SqlType.String : null);

    private static Expression BindConcatWithSeparator(FunctionCall call)
    {
        var arguments = new Parameters(Parameter.Text) { Rest = TextOrTexts }.Coerce(call);
        return call.Make(
            SqlType.String,
            ConcatWithSeparator,
            arguments,
            arguments[0].Nullable ? Nullability.Always : Nullability.Never,
            takesNulls: true);
    }

    private static Column ConcatWithSeparator(KernelInput input)
    {
        var (separators, columns) = (input.Strings(0), input.Columns);
        var joined = input.Kept(() => new ArrayBufferWriter<byte>());
        return Map.Strings([separators], input.Rows, input.Context, input.Type, (int row, ref StringColumnBuilder output) =>
        {
            joined.ResetWrittenCount();
            foreach (var column in columns.AsSpan(1))
            {
                Append(joined, column, row, separators[row]);
            }

            // Every piece was written with a separator after it.
            RowErrors.CheckSize(row, "concat_ws", joined.WrittenCount);
            output.Add(row, joined.WrittenCount == 0 ? default : joined.WrittenSpan[..^separators[row].Length]);
        });
    }

    private static void Append(ArrayBufferWriter<byte> joined, Column column, int row, ReadOnlySpan<byte> separator)
    {
        if (column.IsNull(row))
        {
            return;
        }

        var (texts, first, count) = column is ArrayColumn array
            ? ((StringColumn)array.Elements, array.Starts[row], array.Lengths[row])
            : ((StringColumn)column, row, 1);
        for (var i = first; i < first + count; i++)
        {
            if (!texts.IsNull(i))
            {
                joined.Write(texts[i]);
                joined.Write(separator);
            }
        }
    }

    private static Column Repeat(KernelInput input)
    {
        var (texts, times) = (input.Strings(0), input.Values<int>(1));
        return input.MapText((int row, ref StringColumnBuilder output) =>
        {
            var text = texts[row];
            var size = text.Length * (long)Math.Max(0, times[row]);
            RowErrors.CheckSize(row, "repeat", size);
            var target = output.Reserve(row, (int)size);
            for (var at = 0; at < size; at += text.Length)
            {
                text.CopyTo(target[at..]);
            }

            output.Commit((int)size);
        });
    }

    private static Column Space(KernelInput input)
    {
        var counts = input.Values<int>(0);
        return input.MapText((int row, ref StringColumnBuilder output) =>
        {
            var count = Math.Max(0, counts[row]);
            RowErrors.CheckSize(row, "space", count);
            output.Reserve(row, count)[..count].Fill((byte)' ');
            output.Commit(count);
        });
    }
}
