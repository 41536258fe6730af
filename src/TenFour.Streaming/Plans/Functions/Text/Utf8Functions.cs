using System.Text;
using System.Text.Unicode;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Text;

/// <summary>Text made of bytes may be no UTF-8: <c>is_valid_utf8</c>, <c>make_valid_utf8</c>, <c>validate_utf8</c>.</summary>
internal static class Utf8Functions
{
    public static readonly FunctionDefinition[] Definitions =
    [
        new(FunctionCategory.Text, "is_valid_utf8", "is_valid_utf8(text)", "Whether the text is well-formed UTF-8.")
        {
            Examples = [new("is_valid_utf8('Spark')", "true"), new("is_valid_utf8(X'61C262')", "false")],
            Bind = Bind.To(
                SqlType.Boolean,
                Parameter.Text,
                input => Map.Bytes(input.Columns[0], input.Rows, input.Context, input.Type, text => Utf8.IsValid(text)),
                Nullability.Always),
        },
        new(FunctionCategory.Text, "make_valid_utf8", "make_valid_utf8(text)", "The text with U+FFFD in place of what is no UTF-8.")
        {
            Examples = [new("make_valid_utf8('Spark')", "\"Spark\""), new("make_valid_utf8(CAST(X'61C262' AS STRING))", "\"a�b\"")],
            Bind = Bind.To(SqlType.String, Parameter.Text, MakeValid, Nullability.Always),
        },
        new(FunctionCategory.Text, "validate_utf8", "validate_utf8(text)", "The text; an error where it is no UTF-8.")
        {
            Examples = [new("validate_utf8('Spark')", "\"Spark\""), new("validate_utf8(CAST(X'80' AS STRING))", "INVALID_UTF8_STRING")],
            Bind = Bind.To(SqlType.String, Parameter.Text, input => Validate(input, invalidIsNull: false), Nullability.Always),
        },
        new(FunctionCategory.Text, "try_validate_utf8", "try_validate_utf8(text)", "The text, or null where it is no UTF-8.")
        {
            Examples = [new("try_validate_utf8('é')", "\"é\""), new("try_validate_utf8(CAST(X'80' AS STRING))", "null")],
            Bind = Bind.To(SqlType.String, Parameter.Text, input => Validate(input, invalidIsNull: true), Nullability.Always),
        },
    ];

    private static Column MakeValid(KernelInput input)
    {
        var texts = input.Strings(0);
        return input.MapText((int row, ref StringColumnBuilder output) =>
        {
            if (Utf8.IsValid(texts[row]))
            {
                output.Add(row, texts[row]);
            }
            else
            {
                output.Add(row, Encoding.UTF8.GetString(texts[row]));
            }
        });
    }

    private static Column Validate(KernelInput input, bool invalidIsNull)
    {
        var texts = input.Strings(0);
        return input.MapText((int row, ref StringColumnBuilder output) =>
        {
            if (Utf8.IsValid(texts[row]))
            {
                output.Add(row, texts[row]);
            }
            else if (invalidIsNull)
            {
                output.AddNull(row);
            }
            else
            {
                throw Invalid(row, texts[row]);
            }
        });
    }

    private static RowException Invalid(int row, ReadOnlySpan<byte> text)
    {
        var shown = new StringBuilder();
        foreach (var b in text)
        {
            shown.Append($"\\x{b:X2}");
        }

        return new RowException(row, "INVALID_UTF8_STRING", $"Invalid UTF8 byte sequence found in string: {shown}.");
    }
}
