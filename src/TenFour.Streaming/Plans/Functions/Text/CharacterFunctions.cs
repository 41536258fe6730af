using System.Text;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Text;

/// <summary>Single characters: <c>ascii</c>, <c>chr</c>, and the masks that stand for kinds of characters.</summary>
internal static class CharacterFunctions
{
    public static readonly FunctionDefinition[] Definitions =
    [
        new(FunctionCategory.Text, "ascii", "ascii(text)", "The code point of the first character, 0 for an empty text.")
        {
            Examples = [new("ascii('A')", "65"), new("ascii('🚓x')", "128659")],
            Bind = Bind.To(SqlType.Int, Parameter.Text, Ascii),
        },
        new(
            FunctionCategory.Text,
            "chr",
            "chr(code)",
            "The character of a code from 0 to 255 (larger codes count modulo 256), empty for a negative code.")
        {
            Aliases = ["char"],
            Examples = [new("chr(65)", "\"A\""), new("chr(-1)", "\"\"")],
            Bind = Bind.To(SqlType.String, Parameter.Long, Character),
        },
        new(FunctionCategory.Text, "quote", "quote(text)", "The text in single quotes, with a backslash before those in it.")
        {
            Examples = [new("quote('Don''t')", "\"'Don\\\\'t'\""), new("quote('')", "\"''\"")],
            Bind = Bind.To(SqlType.String, Parameter.Text, Quote, Nullability.Always),
        },
    ];

    private static Column Ascii(KernelInput input)
    {
        var texts = input.Strings(0);
        return input.Map(row => Rune.DecodeFromUtf8(texts[row], out var rune, out _) == System.Buffers.OperationStatus.Done ? rune.Value
            : texts[row].IsEmpty ? 0 : Rune.ReplacementChar.Value);
    }

    private static Column Character(KernelInput input)
    {
        var codes = input.Values<long>(0);
        return input.MapText(row => codes[row] < 0 ? "" : char.ToString((char)(codes[row] & 0xFF)));
    }

    private static Column Quote(KernelInput input)
    {
        var texts = input.Strings(0);
        return input.MapText(row => $"'{texts.GetString(row).Replace("'", "\\'", StringComparison.Ordinal)}'");
    }
}
