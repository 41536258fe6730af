using System.Text;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Encodings;

/// <summary><c>to_binary</c>: bytes from their text in hexadecimal digits, base 64 or UTF-8.</summary>
internal static class ToBinaryFunctions
{
    private static readonly Parameters Parameters = new(Parameter.Text) { Optional = [Parameter.Text] };

    public static readonly FunctionDefinition[] Definitions =
    [
        new(
            FunctionCategory.Text,
            "to_binary",
            "to_binary(text[, format])",
            "The bytes that the text means in a format: hex, utf-8 or base64; an error where it is malformed.")
        {
            Examples = [new("to_binary('616263', 'hex')", "\"YWJj\""), new("to_binary('xx', 'hex')", "CONVERSION_INVALID_INPUT")],
            Bind = call => BindToBinary(call, isTry: false),
        },
        new(
            FunctionCategory.Text,
            "try_to_binary",
            "try_to_binary(text[, format])",
            "The bytes that the text means in a format, null where it is malformed.")
        {
            Examples = [new("try_to_binary('616263', 'hex')", "\"YWJj\""), new("try_to_binary('a!', 'base64')", "null")],
            Bind = call => BindToBinary(call, isTry: true),
        },
    ];

    private static Expression BindToBinary(FunctionCall call, bool isTry)
    {
        var arguments = Parameters.Coerce(call);
        if (arguments.Length == 2 && !Constants.IsKnown(arguments[1]))
        {
            throw call.NotConstant(1, "fmt", SqlType.String);
        }

        var format = arguments.Length == 1 ? "hex" : Constants.TextOf(arguments[1], call.Context)?.ToLowerInvariant();
        if (format is not (null or "hex" or "utf-8" or "utf8" or "base64") && !isTry)
        {
            throw call.Mismatch(
                "INVALID_ARG_VALUE",
                "The fmt value must to be a case-insensitive \"STRING\" literal of 'hex', 'utf-8', 'utf8', or 'base64', "
                + $"but got '{call[1].ToName()}'.",
                1);
        }

        var nullable = isTry || format != "base64" || arguments.Any(a => a.Nullable);
        return call.Make(
            SqlType.Binary,
            input => Decode(input, format, isTry),
            arguments,
            nullable ? Nullability.Always : Nullability.Arguments);
    }

    private static Column Decode(KernelInput input, string? format, bool isTry)
    {
        var texts = input.Strings(0);
        return input.MapText((int row, ref StringColumnBuilder output) =>
        {
            var text = texts[row];
            var bytes = new byte[text.Length + 1];
            var length = format switch
            {
                "hex" => HexFunctions.Decode(text, bytes),
                "utf-8" or "utf8" => Copy(text, bytes),
                "base64" => DecodeBase64(text, bytes),
                _ => -1,
            };
            if (length >= 0)
            {
                output.Add(row, bytes.AsSpan(0, length));
            }
            else if (isTry || format is null)
            {
                output.AddNull(row);
            }
            else
            {
                throw new RowException(
                    row,
                    "CONVERSION_INVALID_INPUT",
                    $"The value '{Encoding.UTF8.GetString(text)}' ('{format.ToUpperInvariant()}') cannot be converted to \"BINARY\" "
                    + "because it is malformed.",
                    "Use `try_to_binary` to tolerate malformed input and return NULL instead.");
            }
        });
    }

    private static int Copy(ReadOnlySpan<byte> text, Span<byte> bytes)
    {
        text.CopyTo(bytes);
        return text.Length;
    }

    /// <summary>Strict base 64: only white space is ignored, and the padding may be missing.</summary>
    private static int DecodeBase64(ReadOnlySpan<byte> text, Span<byte> bytes)
    {
        var characters = Encoding.Latin1.GetString(text).Where(c => c is not (' ' or '\t' or '\n' or '\r')).ToArray();
        var padded = characters.Length % 4 is 2 or 3
            ? new string(characters).PadRight((characters.Length + 3) / 4 * 4, '=')
            : new string(characters);
        return Convert.TryFromBase64String(padded, bytes, out var written) ? written : -1;
    }
}
