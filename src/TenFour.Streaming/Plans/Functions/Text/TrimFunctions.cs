using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Text;

/// <summary><c>trim</c> and its kind: spaces only (no tabs), or the given characters.</summary>
internal static class TrimFunctions
{
    public static readonly FunctionDefinition[] Definitions =
    [
        new(
            FunctionCategory.Text,
            "trim",
            "trim([BOTH | LEADING | TRAILING] [characters FROM] text)",
            "The text without spaces, or those characters, at its ends.")
        {
            Examples = [new("trim('  a b  ')", "\"a b\""), new("trim('x' FROM 'xxaxbxx')", "\"axb\"")],
            Bind = call => CharactersFirst(call, "BOTH", leading: true, trailing: true),
        },
        new(FunctionCategory.Text, "ltrim", "ltrim([characters, ]text)", "The text without spaces, or those characters, at its start.")
        {
            Examples = [new("ltrim('  a ')", "\"a \""), new("ltrim('xy', 'yxaxb')", "\"axb\"")],
            Bind = call => CharactersFirst(call, "LEADING", leading: true, trailing: false),
        },
        new(FunctionCategory.Text, "rtrim", "rtrim([characters, ]text)", "The text without spaces, or those characters, at its end.")
        {
            Examples = [new("rtrim(' a  ')", "\" a\""), new("rtrim('xy', 'axbxy')", "\"axb\"")],
            Bind = call => CharactersFirst(call, "TRAILING", leading: false, trailing: true),
        },
        new(
            FunctionCategory.Text,
            "btrim",
            "btrim(text[, characters])",
            "The text without spaces, or those characters, at both ends; also for BINARY.")
        {
            Examples = [new("btrim('yxaxb', 'xy')", "\"axb\""), new("btrim('  a ')", "\"a\"")],
            Bind = Bind.To(
                SqlType.String,
                new Parameters(Parameter.Text) { Optional = [Parameter.Text] },
                input => Trim(input, 0, input.Count - 1, leading: true, trailing: true)),
        },
    ];

    /// <summary>Spark's older order: with two arguments the characters come first. Shown in the syntax with FROM.</summary>
    private static Expression CharactersFirst(FunctionCall call, string side, bool leading, bool trailing)
    {
        var arguments = new Parameters(Parameter.Text) { Optional = [Parameter.Text] }.Coerce(call);
        var text = arguments.Length - 1;
        return call.Make(
            SqlType.String,
            input => Trim(input, text, 0, leading, trailing),
            arguments,
            form: text == 0 ? null : a => $"TRIM({side} {a[0]} FROM {a[1]})");
    }

    private static Column Trim(KernelInput input, int text, int characters, bool leading, bool trailing)
    {
        var texts = input.Strings(text);
        var sets = input.Strings(characters);
        var spaces = text == characters;
        return input.MapText((int row, ref StringColumnBuilder output) =>
        {
            var set = spaces ? " "u8 : sets[row];
            var rest = texts[row];
            rest = leading ? TrimStart(rest, set) : rest;
            output.Add(row, trailing ? TrimEnd(rest, set) : rest);
        });
    }

    private static ReadOnlySpan<byte> TrimStart(ReadOnlySpan<byte> text, ReadOnlySpan<byte> set)
    {
        while (!text.IsEmpty && set.IndexOf(CodePoints.First(text)) >= 0)
        {
            text = text[CodePoints.First(text).Length..];
        }

        return text;
    }

    private static ReadOnlySpan<byte> TrimEnd(ReadOnlySpan<byte> text, ReadOnlySpan<byte> set)
    {
        while (!text.IsEmpty && set.IndexOf(CodePoints.Last(text)) >= 0)
        {
            text = text[..^CodePoints.Last(text).Length];
        }

        return text;
    }
}
