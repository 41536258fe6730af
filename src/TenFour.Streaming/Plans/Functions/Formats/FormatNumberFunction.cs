using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Formats;

/// <summary><c>format_number</c>: numbers for reading, with commas between thousands.</summary>
internal static class FormatNumberFunction
{
    /// <summary>No number has more digits behind the point.</summary>
    private const int MaxDecimals = 10_000;

    private static readonly Parameter Number = new("\"NUMERIC\"", type => type.IsNumeric ? type : type is NullType ? SqlType.Double : null);

    private static readonly Parameter DecimalsOrPattern = new(
        "(\"INT\" or \"STRING\")",
        type => type is StringType ? type
            : type is IntType or ShortType or ByteType or NullType ? SqlType.Int
            : null);

    public static readonly FunctionDefinition[] Definitions =
    [
        new(
            FunctionCategory.Text,
            "format_number",
            "format_number(number, decimals or pattern)",
            "The number with commas and so many decimals, or by a pattern like #,##0.00; halves go to the even digit.")
        {
            Examples =
            [
                new("format_number(12332.123456, 4)", "\"12,332.1235\""),
                new("format_number(-1234.5D, '#,##0.00;(#,##0.00)')", "\"(1,234.50)\""),
            ],
            Bind = Bind.To(SqlType.String, new Parameters(Number, DecimalsOrPattern), Format, Nullability.Always),
        },
    ];

    private static Column Format(KernelInput input)
    {
        var number = Reader(input.Columns[0]);
        if (input.Columns[1] is StringColumn patterns)
        {
            var compiled = input.Kept(() => new LastText<NumberPattern>(
                pattern => pattern.Length == 0 ? NumberPattern.Fixed(0) : new NumberPattern(pattern)));
            return input.MapText(row => number(row, Compile(row, compiled, patterns[row])));
        }

        var decimals = input.Values<int>(1);
        var last = NumberPattern.Fixed(0);
        var lastDecimals = 0;
        return input.MapText(row =>
        {
            if (decimals[row] is < 0 or > MaxDecimals)
            {
                return null;
            }

            if (decimals[row] != lastDecimals)
            {
                (last, lastDecimals) = (NumberPattern.Fixed(decimals[row]), decimals[row]);
            }

            return number(row, last);
        });
    }

    private static Func<int, NumberPattern, string> Reader(Column column) => column switch
    {
        FixedColumn<double> c => (row, pattern) => pattern.Format(c.Values[row]),
        FixedColumn<float> c => (row, pattern) => pattern.Format((double)c.Values[row]),
        FixedColumn<sbyte> c => (row, pattern) => pattern.Format(DecimalDigits.Of(c.Values[row], 0)),
        FixedColumn<short> c => (row, pattern) => pattern.Format(DecimalDigits.Of(c.Values[row], 0)),
        FixedColumn<int> c => (row, pattern) => pattern.Format(DecimalDigits.Of(c.Values[row], 0)),
        FixedColumn<long> c => (row, pattern) => pattern.Format(DecimalDigits.Of(c.Values[row], 0)),
        var c => (row, pattern) => pattern.Format(DecimalDigits.Of(((FixedColumn<Int128>)c).Values[row], ((DecimalType)c.Type).Scale)),
    };

    private static NumberPattern Compile(int row, LastText<NumberPattern> compiled, ReadOnlySpan<byte> pattern)
    {
        try
        {
            return compiled.Get(pattern);
        }
        catch (FormatException e)
        {
            throw new RowException(row, "INVALID_FORMAT", $"The number pattern is invalid: {e.Message}.", "Write it like #,##0.00.");
        }
    }
}
