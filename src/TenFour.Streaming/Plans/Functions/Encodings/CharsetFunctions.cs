using System.Text;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Encodings;

/// <summary><c>encode</c>, <c>decode</c>: text in bytes of a character set. <c>decode</c> with more arguments is a CASE.</summary>
internal static class CharsetFunctions
{
    public static readonly FunctionDefinition[] Definitions =
    [
        new(FunctionCategory.Text, "encode", "encode(text, charset)", $"The text as BINARY in a character set: {Charset.Names}.")
        {
            Examples = [new("encode('abc', 'utf-8')", "\"YWJj\""), new("encode('é🚓', 'US-ASCII')", "MALFORMED_CHARACTER_CODING")],
            Bind = Bind.To(SqlType.Binary, new Parameters(Parameter.Text, Parameter.Text), Encode, Nullability.Always),
        },
        new(
            FunctionCategory.Text,
            "decode",
            "decode(bytes, charset) or decode(value, search, result, ...[, otherwise])",
            "The text that bytes mean in a character set; with more arguments, the result behind the first search value that equals.")
        {
            Examples =
            [
                new("decode(X'00E9', 'UTF-16BE')", "\"é\""),
                new("decode(2, 1, 'Southlake', 2, 'San Francisco', 'Non domestic')", "\"San Francisco\""),
            ],
            Bind = BindDecode,
        },
    ];

    private static Expression BindDecode(FunctionCall call) => call.Count switch
    {
        < 2 => throw call.WrongCount("2"),
        2 => call.Make(SqlType.String, Decode, new Parameters(Parameter.Binary, Parameter.Text).Coerce(call), Nullability.Always),
        _ => Search(call),
    };

    private static Expression Search(FunctionCall call)
    {
        var branches = Enumerable.Range(0, (call.Count - 1) / 2)
            .Select(i => (ExpressionFactory.Binary(BinaryOperator.NullSafeEqual, call[0], call[(2 * i) + 1], call.Span), call[(2 * i) + 2]))
            .ToArray();
        return call.Replaced(ExpressionFactory.Case(branches, call.Count % 2 == 0 ? call[^1] : null, call.Span));
    }

    private static Column Encode(KernelInput input)
    {
        var (texts, names) = (input.Strings(0), input.Strings(1));
        return input.MapText((int row, ref StringColumnBuilder output) =>
        {
            var encoding = Find(row, "encode", names.GetString(row));
            try
            {
                var bytes = encoding.GetBytes(texts.GetString(row));
                output.Add(row, Charset.HasMark(names.GetString(row)) && bytes.Length > 0 ? [0xFE, 0xFF, .. bytes] : bytes);
            }
            catch (EncoderFallbackException)
            {
                throw Malformed(row, "encode", names.GetString(row));
            }
        });
    }

    private static Column Decode(KernelInput input)
    {
        var (bytes, names) = (input.Strings(0), input.Strings(1));
        return input.MapText(row =>
        {
            var name = names.GetString(row);
            var encoding = Find(row, "decode", name);
            try
            {
                return Charset.HasMark(name) ? DecodeMarked(bytes[row], encoding) : encoding.GetString(bytes[row]);
            }
            catch (DecoderFallbackException)
            {
                throw Malformed(row, "decode", name);
            }
        });
    }

    private static string DecodeMarked(ReadOnlySpan<byte> bytes, Encoding bigEndian) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? Charset.Find("UTF-16LE")!.GetString(bytes[2..])
        : bigEndian.GetString(bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? bytes[2..] : bytes);

    private static Encoding Find(int row, string function, string name) =>
        Charset.Find(name) ?? throw RowErrors.InvalidParameter(
            row, "CHARSET", function, "charset", $"expects one of the {Charset.Names}, but got {name}");

    private static RowException Malformed(int row, string function, string charset) =>
        new(row, "MALFORMED_CHARACTER_CODING", $"Invalid value found when performing `{function}` with {charset}.");
}
