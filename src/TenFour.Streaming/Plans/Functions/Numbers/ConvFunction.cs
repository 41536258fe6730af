using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Numbers;

/// <summary><c>conv</c>: digits of one base in another, counted in 64 bits.</summary>
internal static class ConvFunction
{
    public static readonly FunctionDefinition[] Definitions =
    [
        new(
            FunctionCategory.Math,
            "conv",
            "conv(digits, from, to)",
            "A number in digits of one base (2 to 36) in those of another; negative numbers in two's complement of 64 bits, or with a sign "
            + "where the base to convert to is negative.")
        {
            Examples = [new("conv('ff', 16, 10)", "\"255\""), new("conv('FFFFFFFFFFFFFFFF', 16, -10)", "\"-1\"")],
            Bind = Bind.To(SqlType.String, new Parameters(Parameter.Text, Parameter.Int, Parameter.Int), Convert, Nullability.Always),
        },
    ];

    private static Column Convert(KernelInput input)
    {
        var (texts, froms, tos) = (input.Strings(0), input.Values<int>(1), input.Values<int>(2));
        return input.MapText(row => Convert(row, texts.GetString(row).Trim(' '), froms[row], tos[row]));
    }

    private static string? Convert(int row, string text, int from, int to)
    {
        if (from is < 2 or > 36 || to == int.MinValue || Math.Abs(to) is < 2 or > 36 || text.Length == 0)
        {
            return null;
        }

        var isNegative = text[0] == '-';
        ulong value = 0;
        foreach (var c in text.AsSpan(isNegative ? 1 : 0))
        {
            var digit = Digit(c);
            if (digit < 0 || digit >= from)
            {
                break;
            }

            var next = ((UInt128)value * (uint)from) + (uint)digit;
            value = next <= ulong.MaxValue ? (ulong)next : throw RowErrors.Overflow(row, "Overflow in function conv().");
        }

        // With a base above 0 the result is unsigned: a minus gives the complement.
        if (isNegative && to > 0)
        {
            value = (long)value < 0 ? ulong.MaxValue : unchecked((ulong)-(long)value);
        }
        else if (to < 0 && (long)value < 0)
        {
            value = unchecked((ulong)-(long)value);
            isNegative = true;
        }

        var digits = Digits(value, (uint)Math.Abs(to));
        return isNegative && to < 0 ? $"-{digits}" : digits;
    }

    private static int Digit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'z' => c - 'a' + 10,
        >= 'A' and <= 'Z' => c - 'A' + 10,
        _ => -1,
    };

    private static string Digits(ulong value, uint radix)
    {
        Span<char> digits = stackalloc char[64];
        var at = digits.Length;
        do
        {
            var digit = (int)(value % radix);
            digits[--at] = (char)(digit < 10 ? '0' + digit : 'A' + digit - 10);
            value /= radix;
        }
        while (value > 0);

        return new string(digits[at..]);
    }
}
