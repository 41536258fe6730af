using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Text;

/// <summary>Parts of text between delimiters: <c>substring_index</c>, <c>split_part</c>, <c>find_in_set</c>.</summary>
internal static class DelimiterFunctions
{
    public static readonly FunctionDefinition[] Definitions =
    [
        new(
            FunctionCategory.Text,
            "substring_index",
            "substring_index(text, delimiter, count)",
            "What stands before the count-th delimiter; negative: after it, counted from the end.")
        {
            Examples = [new("substring_index('a.b.c.d', '.', 2)", "\"a.b\""), new("substring_index('a.b.c.d', '.', -2)", "\"c.d\"")],
            Bind = Bind.To(SqlType.String, new Parameters(Parameter.Text, Parameter.Text, Parameter.Int), SubstringIndex),
        },
        new(
            FunctionCategory.Text,
            "split_part",
            "split_part(text, delimiter, part)",
            "The part of that number between delimiters (negative: from the end), empty where there is none.")
        {
            Examples = [new("split_part('11.12.13', '.', 2)", "\"12\""), new("split_part('11.12.13', '.', 4)", "\"\"")],
            Bind = Bind.To(SqlType.String, new Parameters(Parameter.Text, Parameter.Text, Parameter.Int), SplitPart, Nullability.Always),
        },
        new(
            FunctionCategory.Text,
            "find_in_set",
            "find_in_set(text, list)",
            "The number (from 1) of the text in a comma-separated list, 0 where it is not there or has a comma.")
        {
            Examples = [new("find_in_set('ab', 'abc,b,ab,c,def')", "3"), new("find_in_set('a,b', 'a,b')", "0")],
            Bind = Bind.To(SqlType.Int, new Parameters(Parameter.Text, Parameter.Text), FindInSet),
        },
    ];

    private static Column SubstringIndex(KernelInput input)
    {
        var (texts, delimiters, counts) = (input.Strings(0), input.Strings(1), input.Values<int>(2));
        return input.MapText((int row, ref StringColumnBuilder output) =>
        {
            var text = texts[row];
            var delimiter = delimiters[row];
            var count = counts[row];
            output.Add(
                row,
                delimiter.IsEmpty || count == 0 ? default
                : count > 0 ? Before(text, delimiter, count)
                : After(text, delimiter, -(long)count));
        });
    }

    private static ReadOnlySpan<byte> Before(ReadOnlySpan<byte> text, ReadOnlySpan<byte> delimiter, long count)
    {
        // An occurrence may overlap the one before, as in Spark.
        var at = -1;
        for (; count > 0; count--)
        {
            var found = text[(at + 1)..].IndexOf(delimiter);
            if (found < 0)
            {
                return text;
            }

            at += found + 1;
        }

        return text[..at];
    }

    private static ReadOnlySpan<byte> After(ReadOnlySpan<byte> text, ReadOnlySpan<byte> delimiter, long count)
    {
        var at = text.Length;
        for (; count > 0; count--)
        {
            at = text[..Math.Min(text.Length, at + delimiter.Length - 1)].LastIndexOf(delimiter);
            if (at < 0)
            {
                return text;
            }
        }

        return text[(at + delimiter.Length)..];
    }

    private static Column SplitPart(KernelInput input)
    {
        var (texts, delimiters, parts) = (input.Strings(0), input.Strings(1), input.Values<int>(2));
        return input.MapText((int row, ref StringColumnBuilder output) =>
        {
            var text = texts[row];
            var delimiter = delimiters[row];
            var part = parts[row];
            if (part == 0)
            {
                throw RowErrors.IndexOfZero(row);
            }

            var count = delimiter.IsEmpty ? 1 : text.Count(delimiter) + 1;
            var index = part > 0 ? part - 1L : count + (long)part;
            output.Add(row, index < 0 || index >= count ? default : Part(text, delimiter, (int)index));
        });
    }

    private static ReadOnlySpan<byte> Part(ReadOnlySpan<byte> text, ReadOnlySpan<byte> delimiter, int index)
    {
        for (; index > 0; index--)
        {
            text = text[(text.IndexOf(delimiter) + delimiter.Length)..];
        }

        var end = delimiter.IsEmpty ? -1 : text.IndexOf(delimiter);
        return end < 0 ? text : text[..end];
    }

    private static Column FindInSet(KernelInput input)
    {
        var (texts, lists) = (input.Strings(0), input.Strings(1));
        return input.Map(row => FindInSet(texts[row], lists[row]));
    }

    private static int FindInSet(ReadOnlySpan<byte> text, ReadOnlySpan<byte> list)
    {
        var number = 1;
        foreach (var range in list.Split((byte)','))
        {
            if (list[range].SequenceEqual(text))
            {
                return number;
            }

            number++;
        }

        return 0;
    }
}
