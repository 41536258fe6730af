using System.Text;
using System.Text.RegularExpressions;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Patterns;

/// <summary>Arrays of parts of text: <c>split</c>, <c>regexp_extract_all</c>.</summary>
internal static class SplitFunctions
{
    public static readonly FunctionDefinition[] Definitions =
    [
        new(
            FunctionCategory.Pattern,
            "split",
            "split(text, pattern[, limit])",
            "The parts between matches, at most so many where the limit is above 0.")
        {
            Examples =
            [
                new("split('100 Block Of', ' ')", "[\"100\",\"Block\",\"Of\"]"),
                new("split('oneAtwoBthreeC', '[ABC]', 2)", "[\"one\",\"twoBthreeC\"]"),
            ],
            Bind = Bind.To(
                new ArrayType(SqlType.String, ContainsNull: false),
                new Parameters(Parameter.Text, Parameter.Text) { Optional = [Parameter.Int], Defaults = [Literal.Int(-1)] },
                Split),
        },
        new(
            FunctionCategory.Pattern,
            "regexp_extract_all",
            "regexp_extract_all(text, pattern[, group])",
            "What a group (1, or the whole as 0) of every match took.")
        {
            Examples =
            [
                new("regexp_extract_all('100-200, 300-400', '(\\\\d+)-(\\\\d+)', 1)", "[\"100\",\"300\"]"),
                new("regexp_extract_all('abc', '(\\\\d+)', 1)", "[]"),
            ],
            Bind = Bind.To(
                new ArrayType(SqlType.String),
                new Parameters(Parameter.Text, Parameter.Text) { Optional = [Parameter.Int], Defaults = [Literal.Int(1)] },
                ExtractAll),
        },
    ];

    private static Column Split(KernelInput input)
    {
        var regex = new RegexInput(input, "split");
        var limits = input.Values<int>(2);
        return Build(input, row => regex.Run(row, (pattern, text) =>
            text.Length > 0 && regex.PatternText(row).Length == 0 ? Characters(text, limits[row]) : Split(pattern, text, limits[row])));
    }

    private static List<string> Split(Regex pattern, string text, int limit)
    {
        var (parts, start) = (new List<string>(), 0);
        for (var match = pattern.Match(text); match.Success && (limit <= 0 || parts.Count < limit - 1); match = match.NextMatch())
        {
            // An empty match at the start gives no empty part.
            if (match.Index + match.Length > 0)
            {
                parts.Add(text[start..match.Index]);
                start = match.Index + match.Length;
            }
        }

        parts.Add(text[start..]);
        return parts;
    }

    /// <summary>An empty pattern splits between all characters.</summary>
    private static List<string> Characters(string text, int limit)
    {
        var parts = new List<string>();
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (limit > 0 && parts.Count == limit - 1)
            {
                parts.Add(text[at..]);
                break;
            }

            parts.Add(rune.ToString());
            at += rune.Utf16SequenceLength;
        }

        return parts;
    }

    private static Column ExtractAll(KernelInput input)
    {
        var regex = new RegexInput(input, "regexp_extract_all");
        var groups = input.Values<int>(2);
        return Build(input, row => regex.Run(row, (pattern, text) =>
        {
            var found = new List<string>();
            for (var match = pattern.Match(text); match.Success; match = match.NextMatch())
            {
                found.Add(regex.Group(row, match, groups[row]));
            }

            return found;
        }));
    }

    private static Column Build(KernelInput input, Func<int, List<string>> parts)
    {
        var nulls = Expressions.Kernels.NullMasks.Union(input.Columns, input.Rows, input.Context);
        var (starts, lengths) = (input.Context.Rent<int>(input.Rows.End), input.Context.Rent<int>(input.Rows.End));
        var pool = input.Context.RentPool();
        foreach (var row in input.Rows)
        {
            starts[row] = pool.Count;
            foreach (var part in nulls is not null && nulls[row] ? [] : parts(row))
            {
                pool.Add(Encoding.UTF8.GetBytes(part));
            }

            lengths[row] = pool.Count - starts[row];
        }

        return new ArrayColumn(input.Type, starts, lengths, new StringColumn(SqlType.String, pool, null), nulls);
    }
}
