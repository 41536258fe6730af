using System.Globalization;
using System.Numerics;
using System.Text;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Plans.Functions.Hashes;
using TenFour.Streaming.Plans.Functions.Text;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Functions.Formats;

/// <summary>
/// Prints the values of columns by the conversions of a format. Dates and timestamps are the numbers that they are inside, as in Spark.
/// </summary>
internal sealed class FormatValue(Column[] columns, ZoneRules zone)
{
    private readonly ValueText texts = new(zone);
    private readonly TextBuffer buffer = new();

    public int Count => columns.Length;

    /// <exception cref="FormatException">The conversion is not for a value of this type.</exception>
    public string Format(FormatSpecifier piece, int argument, int row)
    {
        var column = columns[argument];
        var text = column.IsNull(row)
            ? Cut(piece, char.ToLowerInvariant(piece.Conversion) == 'b' ? "false" : "null")
            : char.ToLowerInvariant(piece.Conversion) switch
            {
                'b' => Cut(piece, column is FixedColumn<bool> c && !c.Values[row] ? "false" : "true"),
                's' => Cut(piece, Text(column, row)),
                'h' => Cut(piece, Hash(column, row).ToString("x", CultureInfo.InvariantCulture)),
                'c' => Character(piece, column, row),
                'd' or 'o' or 'x' => FormatNumber.Integer(piece, Integer(piece, column, row, out var bits), bits),
                _ => FormatNumber.Floating(piece, Floating(piece, column, row)),
            };
        return piece.Justify(piece.IsUpper ? UnicodeCase.ToUpper(text) : text);
    }

    private static string Cut(FormatSpecifier piece, string text) =>
        piece.Precision >= 0 && piece.Precision < text.Length ? text[..piece.Precision] : text;

    private static int Hash(Column column, int row) => column switch
    {
        StringColumn c => Murmur3.OfBytes(c[row], 42),
        FixedColumn<bool> c => c.Values[row] ? 1231 : 1237,
        FixedColumn<int> c => c.Values[row],
        FixedColumn<long> c => (int)(c.Values[row] ^ c.Values[row] >>> 32),
        _ => throw new FormatException($"%h is not for {column.Type}"),
    };

    private static string Character(FormatSpecifier piece, Column column, int row)
    {
        var code = column is FixedColumn<sbyte> or FixedColumn<short> or FixedColumn<int> ? (int)Integer(piece, column, row, out _) : -1;
        return Rune.IsValid(code)
            ? new Rune(code).ToString()
            : throw new FormatException($"%c is not for {column.Type} {(code < 0 ? "" : code)}");
    }

    private static BigInteger Integer(FormatSpecifier piece, Column column, int row, out int bits)
    {
        (bits, long value) = column switch
        {
            FixedColumn<sbyte> c => (8, c.Values[row]),
            FixedColumn<short> c => (16, c.Values[row]),
            FixedColumn<int> c => (32, c.Values[row]),
            FixedColumn<long> c => (64, c.Values[row]),
            _ => throw new FormatException($"%{piece.Conversion} is not for {column.Type}"),
        };
        return value;
    }

    private static double Floating(FormatSpecifier piece, Column column, int row) => column switch
    {
        FixedColumn<double> c => c.Values[row],
        FixedColumn<float> c => double.Parse(c.Values[row].ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        _ => throw new FormatException($"%{piece.Conversion} is not for {column.Type}"),
    };

    private string Text(Column column, int row)
    {
        switch (column)
        {
            case FixedColumn<int> c:
                return c.Values[row].ToString(CultureInfo.InvariantCulture);
            case FixedColumn<long> c:
                return c.Values[row].ToString(CultureInfo.InvariantCulture);
            default:
                buffer.Clear();
                texts.Append(column, row, buffer);
                return buffer.ToString();
        }
    }
}
