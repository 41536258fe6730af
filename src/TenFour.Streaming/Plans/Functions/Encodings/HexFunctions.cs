using System.Globalization;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Encodings;

/// <summary>Numbers and bytes in base 16 and 2: <c>hex</c>, <c>unhex</c>, <c>bin</c>.</summary>
internal static class HexFunctions
{
    private static readonly Parameter NumberOrBytes = new(
        "(\"BIGINT\" or \"BINARY\" or \"STRING\")",
        type => type.IsNumeric || type is NullType ? SqlType.Long
            : type is BinaryType ? type
            : Parameter.IsAtomic(type) ? SqlType.String
            : null);

    public static readonly FunctionDefinition[] Definitions =
    [
        new(FunctionCategory.Math, "hex", "hex(number or bytes)", "The number (in two's complement) or the bytes in hexadecimal digits.")
        {
            Examples = [new("hex(17)", "\"11\""), new("hex('Spark')", "\"537061726B\"")],
            Bind = Bind.To(SqlType.String, NumberOrBytes, Hex),
        },
        new(FunctionCategory.Math, "unhex", "unhex(text)", "The BINARY that hexadecimal digits mean, null where they are none.")
        {
            Examples = [new("unhex('537061726B')", "\"U3Bhcms=\""), new("unhex('GG')", "null")],
            Bind = Bind.To(SqlType.Binary, Parameter.Text, Unhex, Nullability.Always),
        },
        new(FunctionCategory.Math, "bin", "bin(number)", "The number, as a BIGINT in two's complement, in binary digits.")
        {
            Examples = [new("bin(13)", "\"1101\""), new("bin(0)", "\"0\"")],
            Bind = Bind.To(SqlType.String, Parameter.Long, Bin),
        },
    ];

    /// <summary>Writes the bytes that hexadecimal digits mean; an odd number of them starts with half a byte.</summary>
    /// <returns>The bytes written, or -1 where there is anything else than digits.</returns>
    public static int Decode(ReadOnlySpan<byte> digits, Span<byte> bytes)
    {
        var half = digits.Length % 2;
        for (var i = 0; i < digits.Length; i++)
        {
            if (!char.IsAsciiHexDigit((char)digits[i]))
            {
                return -1;
            }

            var value = digits[i] <= '9' ? digits[i] - '0' : (digits[i] | 0x20) - 'a' + 10;
            var at = (i + half) / 2;
            bytes[at] = (byte)((i + half) % 2 == 0 ? value << 4 : (i == 0 ? 0 : bytes[at]) | value);
        }

        return (digits.Length + 1) / 2;
    }

    private static Column Hex(KernelInput input)
    {
        if (input.Columns[0] is FixedColumn<long> numbers)
        {
            return input.MapText(row => numbers.Values[row].ToString("X", CultureInfo.InvariantCulture));
        }

        var bytes = input.Strings(0);
        return input.MapText((int row, ref StringColumnBuilder output) =>
        {
            Convert.TryToHexString(bytes[row], output.Reserve(row, bytes[row].Length * 2), out var written);
            output.Commit(written);
        });
    }

    private static Column Unhex(KernelInput input)
    {
        var texts = input.Strings(0);
        return input.MapText((int row, ref StringColumnBuilder output) =>
        {
            Span<byte> bytes = texts[row].Length <= 256 ? stackalloc byte[128] : new byte[(texts[row].Length + 1) / 2];
            var length = Decode(texts[row], bytes);
            if (length < 0)
            {
                output.AddNull(row);
            }
            else
            {
                output.Add(row, bytes[..length]);
            }
        });
    }

    private static Column Bin(KernelInput input)
    {
        var numbers = input.Values<long>(0);
        return input.MapText(row => numbers[row].ToString("B", CultureInfo.InvariantCulture));
    }
}
